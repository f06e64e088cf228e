//! What a proposal says to the client besides figures and the labels of every table.

use super::messages::messages;

messages! {
    /// Headings and sentences; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Pitch {
        // Cover.
        CoverSubtitle { from: String, to: String, spend: String } =>
            en: "Marketing budget proposal, {from} – {to}: {spend}",
            vi: "Đề xuất phân bổ ngân sách marketing {from} – {to}: {spend}";
        Client => en: "Client", vi: "Khách hàng";
        PreparedBy => en: "Prepared by", vi: "Người lập";
        Date => en: "Date", vi: "Ngày lập";
        Period => en: "Period", vi: "Thời kỳ";
        PeriodIs { from: String, to: String, months: usize } =>
            en: "{from} – {to} ({months} months)",
            vi: "{from} – {to} ({months} tháng)";
        Currency => en: "Currency", vi: "Đơn vị tiền";
        Amounts => en: "Amounts", vi: "Số tiền";
        FeesIncluded { taxed: bool } =>
            en: if *taxed {
                "The total includes the fees, and the tax that cannot be got back, which the scenario states"
            } else {
                "The total includes the fees that the scenario states; VAT is not included"
            },
            vi: if *taxed {
                "Tổng chi đã gồm phí dịch vụ và thuế không được khấu trừ nêu trong kịch bản"
            } else {
                "Tổng chi đã gồm phí dịch vụ nêu trong kịch bản; chưa gồm VAT"
            };
        // Headings, by section.
        Summary => en: "Summary", vi: "Tóm tắt";
        Goals => en: "Goals", vi: "Mục tiêu";
        Allocation => en: "Allocation by channel", vi: "Phân bổ theo kênh";
        Schedule => en: "Monthly schedule", vi: "Kế hoạch chi theo tháng";
        Forecast => en: "Forecast", vi: "Dự báo kết quả";
        Why => en: "Why this split", vi: "Vì sao chia như vậy";
        Scenarios => en: "Options compared", vi: "So sánh phương án";
        Limits => en: "Limits and what they cost", vi: "Ràng buộc và cái giá của chúng";
        Risks => en: "Risks", vi: "Rủi ro";
        InAppendix { heading: String } => en: "Appendix: {heading}", vi: "Phụ lục: {heading}";
        FromToday => en: "The plan against today and other options", vi: "Kế hoạch so với hiện tại và phương án khác";
        Calendar => en: "Calendar and cash month by month", vi: "Lịch chạy và dòng tiền từng tháng";
        Curves => en: "How returns diminish", vi: "Hiệu quả giảm dần ra sao";
        Sensitivity => en: "What moves the result", vi: "Điều gì làm kết quả thay đổi";
        Steps => en: "Next steps: who does what by when", vi: "Việc tiếp theo: ai làm, khi nào";
        Measurement => en: "Measurement and next steps", vi: "Đo lường và việc tiếp theo";
        Assumptions => en: "Assumptions and sources", vi: "Giả định và nguồn";
        Glossary => en: "Glossary", vi: "Thuật ngữ";
        Method => en: "Method", vi: "Phương pháp";
        // Summary.
        SummaryTakeaway { spend: String, months: usize, revenue: String, profit: String } =>
            en: "Spending {spend} over {months} months is expected to bring {revenue} of revenue and {profit} \
                 of profit after marketing costs.",
            vi: "Chi {spend} trong {months} tháng, dự kiến đem về {revenue} doanh thu và {profit} lợi nhuận \
                 sau chi phí marketing.";
        SummaryWithoutRevenue { spend: String, months: usize, result: String } =>
            en: "Spending {spend} over {months} months is expected to bring {result}.",
            vi: "Chi {spend} trong {months} tháng, dự kiến đạt {result}.";
        /// The proposed plan, beside others.
        ProposedPlan => en: "The proposed plan", vi: "Phương án đề xuất";
        NothingPays =>
            en: "With the figures at hand no channel pays for itself in this period: keep the budget, or look \
                 at the assumptions again.",
            vi: "Với các con số hiện có, chưa kênh nào hoàn vốn trong kỳ: nên giữ ngân sách lại hoặc xem lại \
                 giả định.";
        /// Under a table of spend without fees.
        FeesBeside { fees: String, all: String, taxed: bool } =>
            en: if *taxed {
                format!("Without fees and tax of {fees}; with them the plan costs {all}.")
            } else {
                format!("Without service fees of {fees}; with them the plan costs {all}.")
            },
            vi: if *taxed {
                format!("Chưa gồm {fees} phí và thuế; tính đủ là {all}.")
            } else {
                format!("Chưa gồm {fees} phí dịch vụ; cả phí là {all}.")
            };
        Budget => en: "Total cost", vi: "Tổng chi";
        Payback => en: "Payback", vi: "Hoàn vốn";
        PaybackIn { month: String } => en: month, vi: month;
        NoPayback => en: "not in this period", vi: "chưa trong kỳ";
        EightInTen { low: String, high: String } =>
            en: "8 cases in 10: {low} – {high}",
            vi: "khả năng 80 %: {low} – {high}";
        OfBudget { budget: String } => en: "within a budget of {budget}", vi: "trong ngân sách {budget}";
        Decisions => en: "What we ask you to decide", vi: "Việc cần anh/chị quyết";
        /// Part of the budget is left, and more would not pay.
        IdleMoney { unspent: String, spent: String, one: String } =>
            en: "{unspent} of the budget stays unspent: beyond {spent} the next {one} brings less than it costs.",
            vi: "Giữ lại {unspent} trong ngân sách: quá mức {spent}, chi thêm {one} thu về chưa đến {one}.";
        DecideBudget { spend: String, months: usize } =>
            en: "Approve {spend} for the {months} months.",
            vi: "Duyệt mức chi {spend} cho {months} tháng.";
        DecideSplit { channels: String } =>
            en: "Approve the split, first of all {channels}.",
            vi: "Duyệt cách chia, trước hết là {channels}.";
        DecideReview { month: String } =>
            en: "Agree on the figures we watch, and on a first review at the end of {month}.",
            vi: "Thống nhất số liệu theo dõi và buổi rà soát đầu tiên vào cuối {month}.";
        // Goals.
        GoalsTakeaway { aim: String } =>
            en: "The plan is made for the most {aim} in this period.",
            vi: "Kế hoạch được lập để tối đa hóa {aim} trong thời kỳ này.";
        Goal => en: "Goal", vi: "Mục tiêu";
        Asked => en: "Asked", vi: "Yêu cầu";
        Reached => en: "The plan reaches", vi: "Kế hoạch đạt";
        WholeBudget => en: "Budget over the period", vi: "Ngân sách cả kỳ";
        // Allocation.
        AllocationTakeaway { channel: String, share: String } =>
            en: "{channel} gets the largest part: {share} of the spend.",
            vi: "{channel} nhận phần lớn nhất: {share} tổng chi.";
        Proposed => en: "Proposed", vi: "Đề xuất";
        Today => en: "Today", vi: "Hiện tại";
        Change => en: "Change", vi: "Thay đổi";
        // Schedule.
        ScheduleTakeaway { month: String, spend: String, average: String } =>
            en: "Most is spent in {month} ({spend}); the average month takes {average}.",
            vi: "Tháng chi nhiều nhất là {month} ({spend}); bình quân mỗi tháng {average}.";
        Rising { channels: String, months: usize } =>
            en: "{channels} need about {months} months to take effect: the money goes first, the results come \
                 later and last.",
            vi: "{channels} cần khoảng {months} tháng để phát huy: chi trước, kết quả về sau và còn kéo dài.";
        // Forecast.
        ForecastTakeaway { profit: String } =>
            en: "Over the whole period the expected profit is {profit}.",
            vi: "Cộng dồn cả kỳ, lợi nhuận dự kiến là {profit}.";
        AgainstToday { more: String, from: String, to: String, share: Option<String> } =>
            en: {
                let share = share.as_ref().map(|share| format!(" ({share})")).unwrap_or_default();
                format!("Against keeping today's split: {more} of profit{share}, from {from} to {to}.")
            },
            vi: {
                let share = share.as_ref().map(|share| format!(" ({share})")).unwrap_or_default();
                format!("So với giữ nguyên cách chi hiện tại: lợi nhuận {more}{share}, từ {from} lên {to}.")
            };
        Later { revenue: String } =>
            en: "After the last month the money spent still brings about {revenue} of revenue; that is not in \
                 the profit above.",
            vi: "Sau tháng cuối, tiền đã chi còn đem về khoảng {revenue} doanh thu nữa; phần này không tính \
                 vào lợi nhuận trên.";
        Cumulative => en: "Profit so far", vi: "Lợi nhuận cộng dồn";
        // Why.
        WhyTakeaway =>
            en: "The more a channel gets, the less its next unit brings: each stops where that is worth no more \
                 than it costs or than elsewhere, unless a limit or a target says otherwise.",
            vi: "Mỗi kênh càng chi nhiều thì đồng tiếp theo càng kém hiệu quả: mỗi kênh dừng ở mức đồng tiếp \
                 theo không còn lợi hơn số tiền bỏ ra hay kênh khác, trừ khi có ràng buộc hoặc chỉ tiêu.";
        CurvesRead =>
            en: "A line that rises more and more slowly is diminishing returns. The dot is what we propose, \
                 the ring is today; the dotted line is break-even.",
            vi: "Đường đi lên chậm dần là hiệu quả giảm dần. Chấm đặc là mức đề xuất, vòng tròn là mức hiện \
                 tại; đường chấm là hòa vốn.";
        NextUnit => en: "The next unit of money, by channel", vi: "Đồng tiếp theo ở mỗi kênh";
        SpendPerMonth => en: "Spend a month", vi: "Chi mỗi tháng";
        // Scenarios.
        ScenariosTakeaway { best: String, all: bool } =>
            en: if *all {
                format!("Of the options worked out, “{best}” earns the most in the period.")
            } else {
                format!("Of the options determined so far, “{best}” earns the most in the period.")
            },
            vi: if *all {
                format!("Trong các phương án đã tính, “{best}” cho lợi nhuận trong kỳ cao nhất.")
            } else {
                format!("Trong các phương án đã tính xong, “{best}” cho lợi nhuận trong kỳ cao nhất.")
            };
        OptionImpossible { case: String } =>
            en: "“{case}” is not possible: no plan keeps all its limits and targets.",
            vi: "“{case}” không thực hiện được: không cách chia nào giữ đủ ràng buộc và chỉ tiêu.";
        OptionOpen { case: String } =>
            en: "“{case}” is not determined: the search was stopped before a plan was found.",
            vi: "“{case}” chưa xác định được: việc tìm kiếm dừng trước khi có kế hoạch.";
        NoTiming =>
            en: "The step “today's mix, best timing” is left out: with today's totals of the channels no plan \
                 was found that keeps every limit and target.",
            vi: "Không có bước “chỉ chọn lại tháng chi”: giữ tổng chi hiện tại của từng kênh thì chưa tìm được \
                 kế hoạch nào giữ đủ ràng buộc và chỉ tiêu.";
        // Limits.
        LimitsTakeaway =>
            en: "Each of these limits holds the plan back; the figure says what loosening it a little would \
                 bring.",
            vi: "Mỗi ràng buộc dưới đây đang giữ kế hoạch lại; con số cho biết nới ra một chút thì được thêm \
                 bao nhiêu.";
        NothingHolds => en: "No limit holds the plan back.", vi: "Không ràng buộc nào đang giữ kế hoạch lại.";
        // Risks.
        RisksTakeaway =>
            en: "Returns are estimates. This section says how far results may stray, and what makes them stray \
                 most.",
            vi: "Hiệu quả các kênh là ước lượng. Phần này cho biết kết quả có thể lệch đến đâu và điều gì làm \
                 lệch nhiều nhất.";
        RangesRead { within: String } =>
            en: "Each channel may move within these ranges while profit falls by at most {within}: the wider, \
                 the freer the decision.",
            vi: "Mỗi kênh có thể xê dịch trong khoảng dưới đây mà lợi nhuận chỉ kém tối đa {within}: khoảng \
                 càng rộng, quyết định càng thoải mái.";
        // Measurement.
        MeasurementTakeaway =>
            en: "Few figures, watched regularly, and agreed beforehand: when to stop, and when to move money.",
            vi: "Theo dõi ít chỉ số nhưng đều đặn, và thống nhất trước khi nào thì dừng hoặc chuyển tiền.";
        Measure => en: "Figure", vi: "Chỉ số";
        How => en: "Where from", vi: "Lấy từ đâu";
        Rhythm => en: "How often", vi: "Nhịp xem";
        MeasureSpend => en: "Actual spend against the schedule", vi: "Chi thực tế so với lịch";
        MeasureRevenue => en: "Incremental revenue by channel", vi: "Doanh thu tăng thêm theo kênh";
        MeasureKpi { kpi: String } => en: "Number of {kpi}", vi: "Số {kpi}";
        FromPlatforms => en: "Invoices and platform reports", vi: "Hóa đơn và báo cáo nền tảng";
        FromSales =>
            en: "Sales system, discount codes, asking customers how they heard of us",
            vi: "Phần mềm bán hàng, mã giảm giá, hỏi khách “biết qua đâu”";
        FromOwn => en: "CRM or the company's own sheet", vi: "CRM hoặc bảng theo dõi của công ty";
        Weekly => en: "Weekly", vi: "Hằng tuần";
        Monthly => en: "Monthly", vi: "Hằng tháng";
        Planned => en: "The plan says", vi: "Theo kế hoạch";
        MeasureCostPer { kpi: String } => en: "Cost per {kpi}", vi: "Chi phí cho mỗi {kpi}";
        MeasureProfit => en: "Profit after marketing costs", vi: "Lợi nhuận sau chi phí marketing";
        FromSpendAndCount => en: "Spend divided by their number", vi: "Chi tiêu chia cho số lượng";
        FromBooks => en: "Gross profit less spend and fees", vi: "Lãi gộp trừ chi tiêu và phí";
        // Next steps.
        Task => en: "What", vi: "Việc";
        Who => en: "Who", vi: "Ai làm";
        When => en: "When", vi: "Khi nào";
        You => en: "You", vi: "Anh/chị";
        Us => en: "We", vi: "Chúng tôi";
        Both => en: "Together", vi: "Hai bên";
        BeforeMonth { month: String } => en: "before {month}", vi: "trước {month}";
        FromMonth { month: String } => en: "from {month}", vi: "từ {month}";
        EndOfThenQuarterly { month: String } =>
            en: "end of {month}, then every quarter",
            vi: "cuối {month}, sau đó mỗi quý";
        Approve { spend: String } =>
            en: "Approve the budget of {spend} and the split",
            vi: "Duyệt ngân sách {spend} và cách chia";
        SetUpMeasuring =>
            en: "Set up how each figure is measured, and agree on it",
            vi: "Thiết lập và thống nhất cách đo từng chỉ số";
        SignContract { channel: String, months: usize } =>
            en: "Sign the contract for {channel} ({months} months at least)",
            vi: "Ký hợp đồng {channel} (ít nhất {months} tháng)";
        RunTests { amount: String } =>
            en: "Run tests with a control on about {amount} (10% of the budget): one channel off in one area",
            vi: "Thử có đối chứng với khoảng {amount} (10% ngân sách): tắt một kênh ở một khu vực rồi so sánh";
        JudgeFirst { channel: String } =>
            en: "Judge {channel} for the first time: it needs until then to take effect",
            vi: "Đánh giá {channel} lần đầu: trước đó kênh chưa kịp có hiệu quả";
        StopWhen { months: usize } =>
            en: "Stop or halve a channel whose results stay below 70% of the forecast {months} months running",
            vi: "Dừng hoặc giảm một nửa một kênh nếu {months} tháng liền kết quả thấp hơn 70% dự báo";
        ReplanAfter =>
            en: "Review: enter what was spent and earned, and plan the rest again",
            vi: "Rà soát: nhập số thực chi, thực thu và tính lại phần còn lại của kế hoạch";
        // Assumptions.
        AssumptionsTakeaway { own: usize, preset: usize } =>
            en: "{own} figures are the company's own, {preset} are general presets: replace them with real \
                 ones over time.",
            vi: "{own} con số do doanh nghiệp cung cấp, {preset} con số lấy từ mức tham khảo chung: nên thay \
                 dần bằng số liệu thật.";
        // Glossary.
        GlossaryTakeaway =>
            en: "The terms of this document, with their Vietnamese.",
            vi: "Các từ dùng trong tài liệu này, kèm tiếng Anh.";
        // Method.
        MethodTakeaway =>
            en: "The plan is not a rule of thumb, and it can be checked.",
            vi: "Kế hoạch không phải do kinh nghiệm hay ước chừng mà ra, và có thể kiểm lại.";
        MethodModel =>
            en: "Each channel is described by a response curve (how much is spent, how much comes), by when \
                 its effect lands, by season and by ramp-up. Every rule of the business (caps, minimums, \
                 contracts, shares) is kept.",
            vi: "Mỗi kênh được mô tả bằng một đường cong phản hồi (chi bao nhiêu, được bao nhiêu), thời gian \
                 hiệu quả về, mùa vụ và thời gian khởi động. Mọi ràng buộc của doanh nghiệp (trần, sàn, hợp \
                 đồng, tỷ trọng) được giữ đúng.";
        MethodSearch =>
            en: "All splits over channels and months are considered together; the search does not stop at the \
                 nearest split that looks good.",
            vi: "Chương trình xét mọi cách chia theo kênh và theo tháng cùng lúc, không dừng ở cách chia “khá \
                 tốt” gần nhất.";
        MethodProof { aim: String, value: String, bound: String, gap: String } =>
            en: "What the plan is made for: {aim}, {value}. Proven: with these figures no split is worth more than {bound} \
                 (gap {gap}).",
            vi: "Điều kế hoạch tối đa hóa: {aim}, {value}. Đã chứng minh: với các con số này, không cách chia nào đạt quá \
                 {bound} (khoảng cách {gap}).";
        MethodOpen { gap: String } =>
            en: "The search was stopped early: this plan may be up to {gap} below the best.",
            vi: "Việc tìm kiếm dừng sớm: kế hoạch này có thể kém phương án tốt nhất tối đa {gap}.";
        MethodCheck =>
            en: "Value and rules are computed anew from the curves, apart from the search; a certificate lets \
                 anyone check the bound without a solver.",
            vi: "Giá trị và mọi ràng buộc được tính lại độc lập từ các đường cong; chứng nhận đi kèm cho phép \
                 người khác kiểm tra mà không cần phần mềm giải toán.";
        MethodLimits =>
            en: "The proof holds for the stated figures only. If true returns differ, so does the best plan: \
                 see risks and assumptions.",
            vi: "Chứng minh chỉ đúng với các con số đã nêu. Nếu hiệu quả thật khác đi, kế hoạch tốt nhất cũng \
                 khác: xem phần rủi ro và giả định.";
        /// Below every page: what the figures rest on.
        Footer =>
            en: "Figures are forecasts under the stated assumptions, not promises.",
            vi: "Số liệu là dự báo theo các giả định đã nêu, không phải cam kết.";
        /// Beside a heading that sorts the table.
        SortHint => en: "press to sort", vi: "bấm để sắp xếp";
        /// What the sliders of a page show.
        Sliders => en: "Try other options", vi: "Thử các phương án";
        SlidersRead { points: usize } =>
            en: "Move the sliders to see the best plan at each setting. {points} plans were solved beforehand; \
                 the page stops at those only and makes nothing up in between.",
            vi: "Kéo thanh trượt để xem kế hoạch tốt nhất ở từng mức. Có {points} kế hoạch đã được giải sẵn; \
                 trang chỉ dừng ở các mức đó, không nội suy.";
        NoPlanHere =>
            en: "Here the rules cannot hold together: there is no plan.",
            vi: "Ở mức này các ràng buộc không thể cùng đúng: không có kế hoạch.";
    }
}
