//! Each argument by the name that it is typed with.

use crate::locale::messages::words;

words! {
    /// An argument, by its id in every command, or by that of one command and its id.
    pub enum ArgumentHelp {
        BatchFiles = "batch files" =>
            en: "Files with a scenario a line (.jsonl), scenario files (.json) or folders of them; -: lines of the standard input",
            vi: "Tệp mỗi dòng một kịch bản (.jsonl), tệp kịch bản (.json) hoặc thư mục chứa chúng; -: đọc từng dòng từ đầu vào chuẩn";
        BatchOutput = "batch output" =>
            en: "File to write, a row of JSON for each scenario [default: standard output]",
            vi: "Tệp cần ghi, mỗi kịch bản một dòng JSON [mặc định: đầu ra chuẩn]";
        BatchForce = "batch force" =>
            en: "Replace the output, and begin anew what was stopped",
            vi: "Ghi đè tệp kết quả, và làm lại từ đầu phần đã dừng";
        Threads = "threads" =>
            en: "Scenarios solved side by side [default: as many as there are cores]",
            vi: "Số kịch bản giải cùng lúc [mặc định: bằng số lõi của máy]";
        SetVariant = "compare set" =>
            en: "Change a value in a variant: those after a --name belong to it, else all are one variant",
            vi: "Đổi một giá trị trong biến thể: các giá trị sau --name thuộc biến thể đó, nếu không thì chung \
                 một biến thể";
        Set = "set" =>
            en: "Change a value before solving; a path names a channel by its id (repeatable)",
            vi: "Đổi một giá trị trước khi giải; đường dẫn gọi kênh bằng id (lặp lại được)";
        MoreFiles = "more" => en: "Further scenario files", vi: "Các tệp kịch bản khác";
        Document = "report output" =>
            en: "File to write: .html, .pdf, .xlsx, .pptx or .md",
            vi: "Tệp cần viết: .html, .pdf, .xlsx, .pptx hoặc .md";
        Client = "client" => en: "The client's name, for the cover", vi: "Tên khách hàng, ghi ở bìa";
        PreparedBy = "prepared_by" => en: "Who prepared it, for the cover", vi: "Người lập, ghi ở bìa";
        Date = "date" =>
            en: "The date on the cover, as it is to be printed [default: none]",
            vi: "Ngày ghi ở bìa, in đúng như đã gõ [mặc định: không ghi]";
        SchemaOf = "schema of" =>
            en: "Of which JSON: scenario, or what a command writes: plan, certificate [default: scenario]",
            vi: "Của JSON nào: scenario (kịch bản), hay thứ mà một lệnh ghi ra: plan, certificate [mặc định: scenario]";
        Sections = "sections" =>
            en: "Sections: summary, allocation, schedule, forecast, why, scenarios, risks, measurement; \
                 of the appendix: goals, today, calendar, curves, limits, sensitivity, assumptions, glossary, \
                 method [default: all but the appendix]",
            vi: "Các phần: summary, allocation, schedule, forecast, why, scenarios, risks, measurement; \
                 của phụ lục: goals, today, calendar, curves, limits, sensitivity, assumptions, glossary, \
                 method [mặc định: tất cả trừ phụ lục]";
        Appendix = "appendix" =>
            en: "With the appendix: assumptions, limits and prices, method and proof",
            vi: "Kèm phụ lục: giả định, ràng buộc và cái giá, phương pháp và chứng minh";
        Interactive = "interactive" =>
            en: "Sliders over solved plans in the page (HTML)",
            vi: "Thêm thanh trượt trên các kế hoạch đã giải sẵn (HTML)";
        Slider = "slider" =>
            en: "A further slider (at most two), as --over of sweep",
            vi: "Thêm một thanh trượt (nhiều nhất hai), viết như --over của sweep";
        ChartFiles = "chart more" =>
            en: "With comparison: further scenario files [default: the file's what_ifs]",
            vi: "Với comparison: các tệp kịch bản khác [mặc định: what_ifs trong tệp]";
        ChartActuals = "chart actuals" =>
            en: "With actual: what was spent, a table (CSV, XLSX, XLS, ODS)",
            vi: "Với actual: số thực chi, một bảng (CSV, XLSX, XLS, ODS)";
        Brand = "brand" =>
            en: "A house's look: JSON such as {\"colors\": [\"#004b87\"], \"ink\": \"#101820\", \"logo\": \
                 \"logo.png\"}",
            vi: "Nhận diện thương hiệu: JSON như {\"colors\": [\"#004b87\"], \"ink\": \"#101820\", \"logo\": \
                 \"logo.png\"}";
        SvgText = "svg_text" =>
            en: "Texts of an SVG: outline (shapes, for slides), text, or embed (font inside) [default: outline]",
            vi: "Chữ trong SVG: outline (thành hình, cho slide), text, hoặc embed (kèm phông) [mặc định: \
                 outline]";
        VariantName = "name" =>
            en: "Begin a variant with this name (repeatable)",
            vi: "Bắt đầu một biến thể có tên này (lặp lại được)";
        WhatIfs = "what_ifs" => en: "Add the file's what_ifs", vi: "Thêm các what_ifs trong tệp";
        With = "with" =>
            en: "Add a reference plan: current (today's spend), equal, or a plan file (repeatable)",
            vi: "Thêm kế hoạch đối chiếu: current (đang chi), equal (chia đều), hoặc một tệp kế hoạch (lặp lại \
                 được)";
        Ladder = "ladder" =>
            en: "Add the steps from today's mix to the best one",
            vi: "Thêm các bước từ cách chia hiện tại đến kế hoạch tốt nhất";
        Over = "over" =>
            en: "What is moved, from where to where, in how many values; twice for a grid",
            vi: "Con số nào, từ đâu đến đâu, bao nhiêu mức; hai lần thì thành bảng hai chiều";
        Actuals = "actuals" =>
            en: "What was spent: a platform's export, or a table (CSV, XLSX, XLS, ODS)",
            vi: "Số thực chi: tệp xuất từ nền tảng quảng cáo, hoặc một bảng (CSV, XLSX, XLS, ODS)";
        Map = "map" =>
            en: "What a column or a name in the table means: \"Amount spent=spend,Brand=google\"; =ignore leaves it out (repeatable)",
            vi: "Cột hoặc tên trong bảng nghĩa là gì: \"Số tiền=spend,Thương hiệu=google\"; =ignore để bỏ qua (lặp lại được)";
        Missing = "missing" =>
            en: "A channel and month of which the file says nothing: keep (as planned) or zero (nothing spent)",
            vi: "Kênh và tháng mà tệp không nói đến: keep (như kế hoạch) hoặc zero (không chi)";
        Decimal = "decimal" =>
            en: "The mark of decimals in the table, . or , [default: as its columns say]",
            vi: "Dấu thập phân trong bảng, . hoặc , [mặc định: theo chính các cột của bảng]";
        Dates = "dates" =>
            en: "Dates such as 3/4/2027: dmy or mdy [default: as the column says]",
            vi: "Ngày như 3/4/2027: dmy hoặc mdy [mặc định: theo chính cột đó]";
        Unit = "unit" =>
            en: "Multiply every amount of the table, such as 0.000001 for millionths [default: 1]",
            vi: "Nhân mọi số tiền trong bảng, ví dụ 0.000001 nếu là phần triệu [mặc định: 1]";
        Through = "through" =>
            en: "The day up to which the actuals go, itself included, such as 2027-02-12: the rest of that month is planned [default: as the file says]",
            vi: "Số thực chi tính đến hết ngày nào, ví dụ 2027-02-12: phần còn lại của tháng đó được tính lại [mặc định: theo tệp]";
        NoLearning = "no_learning" =>
            en: "Keep the returns as they are, whatever came",
            vi: "Giữ nguyên hệ số các kênh, dù thực tế ra sao";
        Lift = "lift" =>
            en: "Lift tests: a table with channel, from, to, effect, low, high, and perhaps level",
            vi: "Kết quả thử nghiệm (lift test): bảng có kênh, từ, đến, hiệu quả, thấp, cao, có thể thêm mức tin cậy";
        NewScenario = "calibrate output" =>
            en: "File to write the new scenario to (.json) [default: none]",
            vi: "Tệp ghi kịch bản mới (.json) [mặc định: không ghi]";
        StudioFile = "studio file" =>
            en: "Scenario to open with [default: a new one]",
            vi: "Kịch bản mở sẵn [mặc định: kịch bản mới]";
        StudioOutput = "studio output" =>
            en: "Page to write (.html)",
            vi: "Trang cần ghi (.html)";
        PaceDate = "pace date" =>
            en: "The last day that is over [default: the last one of the actuals]",
            vi: "Ngày cuối cùng đã qua [mặc định: ngày cuối trong số thực chi]";
        PacePlan = "pace plan" =>
            en: "The plan of the month [default: the best plan of the scenario]",
            vi: "Kế hoạch của tháng [mặc định: kế hoạch tốt nhất của kịch bản]";
        Day = "day" =>
            en: "What a day weighs beside others, such as 2027-02-14=1.5; 0 for none (repeatable)",
            vi: "Hệ số của một ngày so với các ngày khác, ví dụ 2027-02-14=1.5; 0 là không chi (lặp lại được)";
        Weekdays = "weekdays" =>
            en: "What the days of a week weigh, Monday first [default: 1,1,1,1,1,1,1]",
            vi: "Hệ số các ngày trong tuần, bắt đầu từ thứ Hai [mặc định: 1,1,1,1,1,1,1]";
        Even = "even" =>
            en: "All days alike: neither Tết nor sale days count",
            vi: "Các ngày như nhau: không tính Tết hay ngày sale";
        ImportFiles = "import files" =>
            en: "Exports: CSV, XLSX, XLS or ODS; NAME=FILE makes a whole file one channel",
            vi: "Các tệp xuất: CSV, XLSX, XLS hoặc ODS; TÊN=TỆP tính cả tệp là một kênh";
        ImportOutput = "import output" =>
            en: "File to write the scenario to [default: standard output]",
            vi: "Tệp ghi kịch bản [mặc định: đầu ra chuẩn]";
        Margin = "margin" =>
            en: "Gross profit per unit of revenue, such as 0.4 or 40%",
            vi: "Biên lợi nhuận gộp, ví dụ 0.4 hoặc 40%";
        Window = "window" =>
            en: "With response curves of a model: the months of its window",
            vi: "Khi nhập đường cong phản hồi của mô hình: giai đoạn của mô hình dài mấy tháng";
        Currency = "currency" =>
            en: "Code of the files' currency [default: VND]",
            vi: "Mã tiền tệ của các tệp [mặc định: VND]";
        PlanBefore = "replan plan" =>
            en: "The plan it is held against [default: the best plan of the scenario]",
            vi: "Kế hoạch để đối chiếu [mặc định: kế hoạch tốt nhất của kịch bản]";
        Committed = "top-up plan" =>
            en: "The committed plan: JSON of solve, or a table",
            vi: "Kế hoạch đã chốt: JSON của solve, hoặc một bảng";
        Extra = "extra" =>
            en: "The extra amount, fees included: 20M, 20_000_000",
            vi: "Số tiền thêm, gồm cả phí: 20tr, 20_000_000";
        Within = "within" =>
            en: "How much worse than the best a plan may be: 1%, 0.01 [default: 1%]",
            vi: "Kế hoạch được kém kế hoạch tốt nhất bao nhiêu: 1%, 0.01 [mặc định: 1%]";
        File = "file" =>
            en: "Scenario file (JSON; comments and trailing commas allowed), or - for standard input",
            vi: "Tệp kịch bản (JSON; được có chú thích và dấu phẩy cuối), hoặc - để đọc từ đầu vào chuẩn";
        Format = "format" =>
            en: "Format of the result: table, json, csv or md [default: from the ending of -o, else table]",
            vi: "Định dạng kết quả: table, json, csv hoặc md [mặc định: theo đuôi tệp của -o, nếu không thì \
                 table]";
        Csv = "csv" =>
            en: "CSV that opens into columns in this program (excel): with --lang vi parted by semicolons, decimals by a comma",
            vi: "CSV mở ra thành cột trong phần mềm này (excel): với --lang vi các cột cách nhau bằng dấu chấm phẩy, phần thập phân sau dấu phẩy";
        Output = "output" =>
            en: "Write to this file instead of the terminal, whole or not at all; an existing file stays \
                 unless --force is given",
            vi: "Ghi vào tệp này thay vì in ra màn hình, ghi trọn vẹn hoặc không ghi gì; không đè lên tệp đã \
                 có nếu thiếu --force";
        Lang = "lang" =>
            en: "Language: vi or en [default: PHANBO_LANG, else the system's]",
            vi: "Ngôn ngữ: vi hoặc en [mặc định: PHANBO_LANG, nếu không thì theo hệ thống]";
        Tolerance = "tolerance" =>
            en: "Relative gap at which a plan counts as optimal [default: 1e-6]",
            vi: "Khoảng cách tương đối để coi kế hoạch là tối ưu [mặc định: 1e-6]";
        TimeLimit = "time_limit" =>
            en: "Stop after this many seconds with the best plan so far",
            vi: "Dừng sau số giây này và đưa ra kế hoạch tốt nhất đã có";
        NodeLimit = "node_limit" =>
            en: "Stop after this many nodes of the search; the same everywhere",
            vi: "Dừng sau số nút tìm kiếm này; máy nào cũng cho cùng kết quả";
        Samples = "samples" =>
            en: "Draws of the returns for the risk figures; default: the file's, else 1000",
            vi: "Số lần mô phỏng hiệu quả để tính rủi ro; mặc định theo tệp, không thì 1000";
        Seed = "seed" =>
            en: "Seed of the draws; the same seed gives the same numbers everywhere",
            vi: "Hạt giống của mô phỏng; cùng số thì máy nào cũng cho cùng kết quả";
        NoTiming = "no_timing" =>
            en: "Leave out times, so that the same scenario gives the same bytes",
            vi: "Không in thời gian, để cùng kịch bản luôn cho ra cùng nội dung";
        Force = "force" => en: "Replace an existing file", vi: "Ghi đè tệp đã có";
        TierArgument = "models tier" =>
            en: "Which presets: sme or enterprise [default: both]",
            vi: "Bộ số mẫu: sme hoặc enterprise [mặc định: cả hai]";
        TierOption = "tier" =>
            en: "Which presets to start from: sme or enterprise [default: sme]",
            vi: "Bắt đầu từ bộ số mẫu nào: sme hoặc enterprise [mặc định: sme]";
        InitFile = "init file" =>
            en: "File to write [default: the terminal]",
            vi: "Tệp cần ghi [mặc định: in ra màn hình]";
        HelpFlag = "help" => en: "Print help", vi: "In hướng dẫn";
        VersionFlag = "version" => en: "Print the version", vi: "In phiên bản";
        PlanFile = "verify plan" =>
            en: "Plan: the JSON of solve, or a table with month, channel and spend (CSV, XLSX, XLS, ODS)",
            vi: "Kế hoạch: JSON của solve, hoặc bảng có tháng, kênh và chi tiêu (CSV, XLSX, XLS, ODS)";
        CertificateFile = "verify certificate" =>
            en: "Proof written by solve --certificate",
            vi: "Chứng chỉ do solve --certificate ghi ra";
        Certificate = "certificate" =>
            en: "Write what proves the bound to this file, for verify",
            vi: "Ghi chứng minh của cận ra tệp này, để dùng với verify";
        ChartKind = "chart kind" =>
            en: "Which chart; --list names them",
            vi: "Loại biểu đồ; --list để xem danh sách";
        Picture = "chart output" =>
            en: "File to write, .svg or .png; an existing file stays unless --force is given",
            vi: "Tệp ảnh cần ghi, đuôi .svg hoặc .png; tệp đã có được giữ nguyên nếu không có --force";
        Scale = "scale" =>
            en: "Pixels of a PNG for each px of the chart [default: 2]",
            vi: "Số điểm ảnh PNG cho mỗi px của biểu đồ [mặc định: 2]";
        Size = "size" =>
            en: "Width and height in px, such as 1280x720 [default: as the data ask for]",
            vi: "Rộng x cao tính bằng px, ví dụ 1280x720 [mặc định: theo dữ liệu]";
        ListCharts = "list" => en: "List the charts", vi: "Liệt kê các biểu đồ";
        Mps = "mps" => en: "Write free MPS to this file", vi: "Ghi định dạng MPS tự do ra tệp này";
        Lp = "lp" =>
            en: "Write the LP format to this file [default: the terminal]",
            vi: "Ghi định dạng LP ra tệp này [mặc định: in ra màn hình]";
        Chords = "chords" =>
            en: "Chords for each curve [default: 24]",
            vi: "Số đoạn thẳng cho mỗi đường cong [mặc định: 24]";
        Backend = "backend" =>
            en: "Who solves the continuous part: auto, microlp, or highs where it is compiled in [default: \
                 auto]",
            vi: "Bộ giải cho phần liên tục: auto, microlp, hoặc highs nếu có biên dịch kèm [mặc định: auto]";
    }
}
