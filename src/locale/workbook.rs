//! What stands in the workbook besides figures and the labels of every table.

use super::Lang::{En, Vi};
use super::chart::Kind;
use super::grammar::plural;
use super::messages::{messages, words};

words! {
    /// A sheet of the workbook: the name on its tab, its title, and how it is read.
    pub enum Tab -> [&'static str; 3] {
        Summary =>
            en: [
                "Summary",
                "Summary",
                "Results belong to the proposed plan; they do not follow changes made on other sheets.",
            ],
            vi: [
                "Tổng quan",
                "Tổng quan",
                "Kết quả là của kế hoạch đề xuất, không đổi theo những gì bạn sửa ở các trang khác.",
            ];
        Allocation =>
            en: [
                "Allocation",
                "Proposed allocation by channel",
                "Budgets follow the sheet Flighting. Results belong to the proposed plan.",
            ],
            vi: [
                "Phân bổ",
                "Phân bổ đề xuất theo kênh",
                "Ngân sách lấy từ trang Kế hoạch chi. Kết quả là của kế hoạch đề xuất.",
            ];
        Flighting =>
            en: [
                "Flighting",
                "Spend by month and channel",
                "The plan may be changed: totals follow. Actual spend goes into the yellow cells.",
            ],
            vi: [
                "Kế hoạch chi",
                "Kế hoạch chi theo tháng và kênh",
                "Có thể sửa kế hoạch, các tổng tự cập nhật. Thực chi điền vào các ô vàng.",
            ];
        Forecast =>
            en: [
                "Forecast",
                "Forecast",
                "What the proposed plan brings. Gross profit follows the gross margin in the yellow cell.",
            ],
            vi: [
                "Dự báo",
                "Dự báo kết quả",
                "Kế hoạch đề xuất đem về bao nhiêu. Lãi gộp tính theo biên lợi nhuận gộp ở ô vàng.",
            ];
        Curves =>
            en: [
                "Response curves",
                "Response curves",
                "What a month's spend brings in the end, of a mature channel in an average month.",
            ],
            vi: [
                "Đường cong phản hồi",
                "Đường cong phản hồi",
                "Khoản chi của một tháng rốt cuộc đem về bao nhiêu, khi kênh đã chạy ổn định và tháng không có \
                 mùa vụ.",
            ];
        Scenarios =>
            en: [
                "Scenarios",
                "Scenarios side by side",
                "Each scenario with its own best plan, over the whole period.",
            ],
            vi: ["Kịch bản", "So sánh kịch bản", "Mỗi kịch bản với kế hoạch tốt nhất của nó, tính cho cả kỳ."];
        Constraints =>
            en: [
                "Constraints",
                "Constraints and what they cost",
                "The plan keeps every constraint. A reached one holds it back; the last columns say at what \
                 price.",
            ],
            vi: [
                "Ràng buộc",
                "Ràng buộc và cái giá của chúng",
                "Kế hoạch giữ đúng mọi ràng buộc. Ràng buộc đang chạm là chỗ kìm kế hoạch lại; cột cuối cho \
                 biết cái giá.",
            ];
        Assumptions =>
            en: [
                "Assumptions",
                "Assumptions and their sources",
                "Every figure that the plan rests on. Own figures come before presets: replace presets as soon \
                 as you measure.",
            ],
            vi: [
                "Giả định",
                "Giả định và nguồn",
                "Mọi con số mà kế hoạch dựa vào. Hãy thay số mặc định bằng số đo của chính bạn ngay khi có.",
            ];
        Glossary =>
            en: ["Glossary", "Glossary", "The terms of this workbook in both languages."],
            vi: ["Thuật ngữ", "Thuật ngữ", "Các thuật ngữ trong tệp này, bằng hai thứ tiếng."];
        File =>
            en: [
                "Scenario file",
                "The scenario, as its file has it",
                "phanbo takes this workbook in the place of the scenario file: solve, verify, compare, report, \
                 replan. Lines may be changed here.",
            ],
            vi: [
                "Tệp kịch bản",
                "Nguyên văn tệp kịch bản",
                "phanbo nhận bảng tính này thay cho tệp kịch bản: solve, verify, compare, report, replan. Có thể \
                 sửa ngay tại đây.",
            ];
    }
}

messages! {
    /// A head, a label or a sentence of the workbook.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Book {
        /// The sheet's name on its tab: at most 31 letters, none of `/ \ ? * [ ] :`.
        Tab(tab: Tab) => en: tab.say(En)[0], vi: tab.say(Vi)[0];
        /// Over the sheet.
        Title(tab: Tab) => en: tab.say(En)[1], vi: tab.say(Vi)[1];
        /// Below the title: how the sheet is read.
        Reading(tab: Tab) => en: tab.say(En)[2], vi: tab.say(Vi)[2];
        /// Over a chart of the workbook.
        Chart(kind: Kind) => en: kind.in_workbook(En), vi: kind.in_workbook(Vi);
        /// From, to, how many months.
        Period { from: String, to: String, months: usize } =>
            en: format!("{from} – {to} · {months} {}", plural(*months, "month", "months")),
            vi: "{from} – {to} · {months} tháng";

        // Summary.
        Value => en: "Value", vi: "Giá trị";
        Note => en: "Note", vi: "Ghi chú";
        Budget => en: "Budget", vi: "Ngân sách";
        TotalCost { taxed: bool } =>
            en: if *taxed { "Spend, fees and tax" } else { "Spend and fees" },
            vi: if *taxed { "Chi tiêu, phí và thuế" } else { "Chi tiêu và phí" };
        GrossProfit => en: "Gross profit", vi: "Lãi gộp";
        NetProfit => en: "Profit after marketing", vi: "Lợi nhuận sau marketing";
        /// In how many of ten cases a range holds.
        EightOfTen =>
            en: "Low and high: eight cases in ten lie between",
            vi: "Thấp và cao: khả năng 80 % nằm ở giữa";
        ChanceOfLoss => en: "Chance of a loss", vi: "Khả năng bị lỗ";
        ChanceToBeatToday => en: "Chance to beat today's split", vi: "Khả năng tốt hơn cách chia hiện tại";
        PaybackMonth => en: "Paid back by", vi: "Hoàn vốn vào";
        NoPayback => en: "not within the period", vi: "chưa hoàn vốn trong kỳ";
        Proof =>
            en: "Proof: no plan can be better by more than",
            vi: "Đã chứng minh: không kế hoạch nào tốt hơn quá";
        CostPer { kpi: String } =>
            en: "Cost per {kpi}",
            vi: "Chi phí mỗi {kpi}";

        // Allocation.
        Today => en: "Today", vi: "Hiện tại";
        Change => en: "Change", vi: "Chênh lệch";
        ChangeShare => en: "Change, %", vi: "Chênh lệch, %";
        Least => en: "Least allowed", vi: "Tối thiểu";
        Most => en: "Most allowed", vi: "Tối đa";
        NearlyLeast => en: "Nearly as good from", vi: "Gần tốt như vậy: từ";
        NearlyMost => en: "Nearly as good up to", vi: "Gần tốt như vậy: đến";
        LaterRevenue => en: "Revenue after the period", vi: "Doanh thu về sau kỳ";
        MarginalRoas => en: "Marginal ROAS", vi: "ROAS biên";
        AtLimit => en: "Held by", vi: "Đang chạm";
        Reason => en: "Why", vi: "Lý do";

        // Flighting.
        PlanBlock => en: "Plan", vi: "Kế hoạch";
        ActualBlock => en: "Actual: fill in the yellow cells", vi: "Thực chi: điền vào các ô vàng";
        VarianceBlock => en: "Actual less plan", vi: "Chênh lệch: thực chi trừ kế hoạch";
        TotalWithFees { taxed: bool } =>
            en: if *taxed { "Total with fees and tax" } else { "Total with fees" },
            vi: if *taxed { "Tổng gồm phí và thuế" } else { "Tổng gồm phí" };

        // Forecast.
        Margin => en: "Gross margin", vi: "Biên lợi nhuận gộp";
        CumulativeProfit => en: "Profit so far", vi: "Lợi nhuận lũy kế";
        ByMonthAndChannel => en: "By month and channel", vi: "Theo tháng và kênh";

        // Response curves.
        SpendPerMonth => en: "Spend a month", vi: "Chi mỗi tháng";
        /// What the curve brings.
        Brings { kpi: String } => en: "Brings: {kpi}", vi: "Đem về: {kpi}";
        LowCase => en: "Low case", vi: "Thấp";
        HighCase => en: "High case", vi: "Cao";
        NextStep => en: "Per unit of the last step", vi: "Mỗi đồng của bước cuối";
        Proposed => en: "Proposed", vi: "Đề xuất";

        // Scenarios.
        Scenario => en: "Scenario", vi: "Kịch bản";
        AgainstFirst => en: "Profit vs the first", vi: "Lợi nhuận so với kịch bản đầu";

        // Constraints.
        Rule => en: "Constraint", vi: "Ràng buộc";
        Allowed => en: "Allowed", vi: "Cho phép";
        Room => en: "Room left", vi: "Còn dư";
        Binds => en: "Reached", vi: "Đang chạm?";
        Yes => en: "yes", vi: "có";
        No => en: "no", vi: "không";
        Worth => en: "What a little more is worth", vi: "Nới thêm một chút thì được gì";
        WrittenIn => en: "In the scenario", vi: "Trong kịch bản";

        // Assumptions.
        Parameter(parameter: Parameter) => en: parameter.say(En), vi: parameter.say(Vi);
        ParameterHead => en: "Assumption", vi: "Giả định";
        AllChannels => en: "All channels", vi: "Mọi kênh";
        Origin => en: "Origin", vi: "Xuất xứ";
        /// The file's own figure.
        Own => en: "the client's own figure", vi: "số liệu của khách hàng";
        /// The file's own figure, drawn toward what is known of such channels.
        Corrected => en: "the client's own figure, corrected", vi: "số liệu của khách hàng, đã hiệu chỉnh";
        /// Of the tier's presets.
        Preset => en: "preset", vi: "mặc định";
        GradeMeans =>
            en: "E1 strong evidence · E2 medium · E3 weak · V vendor claim · D derived · A assumption",
            vi: "E1 bằng chứng mạnh · E2 trung bình · E3 yếu · V bên bán công bố · D suy ra · A giả định";

        // Glossary.
        TermHead => en: "Term", vi: "Thuật ngữ";
        OtherLanguage => en: "In Vietnamese", vi: "Tiếng Anh";
        Meaning => en: "Meaning", vi: "Nghĩa là gì";
    }
}

words! {
    /// An assumption of a plan.
    pub enum Parameter {
        Margin => en: "Gross margin", vi: "Biên lợi nhuận gộp";
        DiscountRate => en: "Discount rate a year", vi: "Tỷ lệ chiết khấu mỗi năm";
        AfterHorizon => en: "Share of later results that counts", vi: "Phần kết quả về sau kỳ được tính";
        Return => en: "Revenue per unit spent", vi: "Doanh thu trên mỗi đồng chi";
        ReturnAt =>
            en: "Monthly spend at which that return holds",
            vi: "Mức chi mỗi tháng ứng với doanh thu đó";
        Incrementality =>
            en: "Share of the result that the spend causes",
            vi: "Phần kết quả thật sự do chi tiêu tạo ra";
        CostIndex => en: "Price of media, mean index", vi: "Chỉ số giá mua quảng cáo, trung bình";
        HalfSaturation => en: "Monthly spend at half saturation", vi: "Mức chi mỗi tháng đạt nửa bão hòa";
        FirstEffect => en: "Months to the first effect", vi: "Số tháng đến khi có kết quả đầu tiên";
        FullEffect => en: "Months to the full effect", vi: "Số tháng đến khi đạt hiệu quả đầy đủ";
        HalfLifeAfterStop =>
            en: "Months after a stop until half of what was built is gone",
            vi: "Số tháng sau khi dừng đến khi phần đã gây dựng còn một nửa";
        MeanLag => en: "Mean delay of the effect, months", vi: "Độ trễ trung bình của kết quả, tháng";
        LeastActive => en: "Minimum effective spend a month", vi: "Ngân sách tối thiểu mỗi tháng để chạy có hiệu quả";
        CostPer => en: "Cost of each before saturation", vi: "Chi phí mỗi đơn vị khi chưa bão hòa";
        SetupFee => en: "One-time setup cost", vi: "Chi phí thiết lập ban đầu";
        MonthlyFee => en: "Fee in every active month", vi: "Phí mỗi tháng có chạy";
        FeeRate => en: "Agency fee on spend", vi: "Phí agency trên chi tiêu";
        TaxRate =>
            en: "Tax on spend and fees that cannot be got back",
            vi: "Thuế không được khấu trừ trên chi tiêu và phí";
        MostSpend => en: "Most spend a month", vi: "Mức chi tối đa mỗi tháng";
    }
}

words! {
    /// A term of the field and what it means.
    pub enum Term -> [&'static str; 2] {
        Allocation =>
            en: ["Budget allocation", "How the budget is split over channels and months."],
            vi: ["Phân bổ ngân sách", "Chia ngân sách cho các kênh và các tháng."];
        Flighting =>
            en: ["Flighting", "When the money is spent, month by month."],
            vi: ["Kế hoạch chi theo tháng", "Tiền được chi vào lúc nào, theo từng tháng."];
        IncrementalRevenue =>
            en: ["Incremental revenue", "Revenue that would not have come without the spend."],
            vi: ["Doanh thu tăng thêm", "Phần doanh thu không thể có nếu không chi khoản này."];
        Roas =>
            en: ["ROAS", "Return on ad spend: revenue divided by spend."],
            vi: ["ROAS", "Lợi tức trên chi tiêu quảng cáo: doanh thu chia cho chi tiêu."];
        MarginalRoas =>
            en: ["Marginal ROAS", "What the next unit of spend brings, not the average one."],
            vi: ["ROAS biên", "Đồng chi tiếp theo đem về bao nhiêu, không phải mức trung bình."];
        Roi =>
            en: ["ROI", "Profit after marketing divided by spend and fees."],
            vi: ["ROI", "Tỷ suất hoàn vốn: lợi nhuận sau marketing chia cho chi tiêu và phí."];
        GrossMargin =>
            en: ["Gross margin", "What is left of revenue after the cost of goods, as a share of revenue."],
            vi: ["Biên lợi nhuận gộp", "Phần doanh thu còn lại sau giá vốn hàng bán."];
        BreakEven =>
            en: ["Break-even ROAS", "1 divided by the gross margin: below it spend loses money."],
            vi: ["ROAS hòa vốn", "1 chia cho biên lợi nhuận gộp: thấp hơn mức này là lỗ."];
        Payback =>
            en: ["Payback", "The month in which gross profit so far covers all spend and fees so far."],
            vi: ["Thời gian hoàn vốn", "Tháng mà lãi gộp lũy kế bù đủ mọi khoản chi và phí đến lúc đó."];
        ResponseCurve =>
            en: ["Response curve", "What each level of a channel's spend brings."],
            vi: ["Đường cong phản hồi", "Mỗi mức chi của một kênh đem về bao nhiêu."];
        Saturation =>
            en: ["Saturation", "The more a channel spends, the less each further unit brings."],
            vi: ["Bão hòa", "Càng chi nhiều, mỗi đồng chi thêm càng đem về ít hơn."];
        CarryOver =>
            en: ["Carry-over (adstock)", "The part of an effect that lands in later months."],
            vi: ["Dư âm quảng cáo (adstock)", "Phần kết quả đến trong các tháng sau."];
        RampUp =>
            en: ["Ramp-up", "Months that a channel such as SEO needs before it works in full."],
            vi: ["Thời gian khởi động (ramp-up)", "Số tháng một kênh như SEO cần để đạt hiệu quả đầy đủ."];
        Seasonality =>
            en: ["Seasonality", "How much more or less the same spend brings in a month of the year."],
            vi: ["Tính mùa vụ", "Cùng một khoản chi, có tháng đem về nhiều hơn, có tháng ít hơn."];
        ForecastRange =>
            en: ["Forecast range", "Low and high cases: eight outcomes in ten lie between them."],
            vi: ["Khoảng dự báo", "Mức thấp và mức cao: khả năng 80 % nằm ở giữa."];
        Constraint =>
            en: ["Constraint", "A rule that the plan must keep: a cap, a floor, a share, a contract."],
            vi: ["Ràng buộc", "Điều kế hoạch phải giữ: trần, sàn, tỷ trọng, hợp đồng."];
        ShadowPrice =>
            en: ["Shadow price", "What the result gains when a constraint is relaxed a little."],
            vi: ["Giá trị khi nới ràng buộc", "Nới một ràng buộc thêm một chút thì kết quả tăng bao nhiêu."];
        MinimumEffective =>
            en: ["Minimum effective spend", "Below it a channel is not worth running."],
            vi: ["Ngân sách tối thiểu để chạy có hiệu quả", "Chi dưới mức này thì kênh không đáng chạy."];
        Gap =>
            en: ["Optimality gap", "How far the plan may be from the best possible one, proven."],
            vi: [
                "Khoảng cách tối ưu",
                "Kế hoạch có thể kém phương án tốt nhất nhiều nhất bao nhiêu, đã được chứng minh.",
            ];
        EvidenceGrade =>
            en: ["Evidence grade", "How well a figure is supported, from E1 (experiments) to A (assumption)."],
            vi: ["Mức bằng chứng", "Con số được chứng thực đến đâu, từ E1 (thực nghiệm) đến A (giả định)."];
    }
}
