//! Each command by the name that it is typed with.

use crate::locale::messages::words;

words! {
    /// A command: what it does, then examples and what else stands below its arguments.
    pub enum CommandHelp -> [&'static str; 2] {
        Program = "phanbo" =>
            en: [
                "Finds the best split of a marketing budget over channels and months, and proves it.",
                "Examples:
  phanbo init plan.json                a commented scenario to start from
  phanbo solve plan.json               the best plan, as a table
  phanbo solve plan.json -o plan.csv   the same as a file for a spreadsheet

Exit codes: 0 a plan · 1 an unexpected failure · 2 wrong usage or a wrong file · 3 the scenario
cannot be satisfied · 4 a plan, not proven to the tolerance · 5 stopped at a limit without a plan",
            ],
            vi: [
                "Tìm cách phân bổ ngân sách marketing tốt nhất cho từng kênh, từng tháng, và chứng minh điều \
                 đó.",
                "Ví dụ:
  phanbo init kehoach.json                      tạo kịch bản mẫu có chú thích
  phanbo solve kehoach.json                     xem kế hoạch tốt nhất dạng bảng
  phanbo solve kehoach.json -o kehoach.csv      ghi ra tệp để mở bằng bảng tính

Mã thoát: 0 có kế hoạch · 1 sự cố bất ngờ · 2 sai cách dùng hoặc sai tệp · 3 kịch bản không khả thi
· 4 có kế hoạch, chưa chứng minh đến mức yêu cầu · 5 dừng ở giới hạn, chưa có kế hoạch",
            ];
        Solve = "solve" =>
            en: [
                "Find the best plan of a scenario",
                "Examples:
  phanbo solve plan.json
  phanbo solve plan.json --format md --lang vi
  phanbo solve - --format json --no-timing < plan.json
  phanbo solve plan.json --time-limit 10 -o plan.csv --force",
            ],
            vi: [
                "Tìm kế hoạch tốt nhất cho một kịch bản",
                "Ví dụ:
  phanbo solve kehoach.json
  phanbo solve kehoach.json --format md --lang vi
  phanbo solve - --format json --no-timing < kehoach.json
  phanbo solve kehoach.json --time-limit 10 -o kehoach.csv --force",
            ];
        Goal = "goal" =>
            en: [
                "Find the least money that reaches the targets",
                "Examples:
  phanbo goal plan.json
  phanbo goal plan.json --format json",
            ],
            vi: [
                "Tìm số tiền ít nhất để đạt các chỉ tiêu",
                "Ví dụ:
  phanbo goal plan.json
  phanbo goal plan.json --format json",
            ];
        Explain = "explain" =>
            en: [
                "Say why each channel got what it got, and what each limit costs",
                "Examples:
  phanbo explain plan.json
  phanbo explain plan.json --format md -o why.md",
            ],
            vi: [
                "Giải thích vì sao mỗi kênh được chia như vậy, mỗi giới hạn tốn bao nhiêu",
                "Ví dụ:
  phanbo explain plan.json
  phanbo explain plan.json --format md -o vi-sao.md",
            ];
        Ranges = "ranges" =>
            en: [
                "Show how far each channel may stray among plans nearly as good as the best",
                "Examples:
  phanbo ranges plan.json
  phanbo ranges plan.json --within 5%",
            ],
            vi: [
                "Mỗi kênh được xê dịch bao nhiêu mà kế hoạch vẫn gần tốt nhất",
                "Ví dụ:
  phanbo ranges plan.json
  phanbo ranges plan.json --within 5%",
            ];
        Robustness = "robustness" =>
            en: [
                "Say how far the plan can be trusted, and what to learn next",
                "Examples:
  phanbo robustness plan.json
  phanbo robustness plan.json --format json",
            ],
            vi: [
                "Cho biết kế hoạch chắc đến đâu, và nên tìm hiểu thêm điều gì",
                "Ví dụ:
  phanbo robustness plan.json
  phanbo robustness plan.json --format json",
            ];
        Compare = "compare" =>
            en: [
                "Compare scenarios, variants and other plans side by side",
                "Examples:
  phanbo compare plan.json                                     with the file's what_ifs
  phanbo compare plan.json other.json
  phanbo compare plan.json --with current --with by-hand.csv
  phanbo compare plan.json --name more --set budget.monthly=30M --name no-seo --set channels.seo.max=0
  phanbo compare plan.json --ladder                            today's mix, step by step",
            ],
            vi: [
                "So sánh các kịch bản, biến thể và kế hoạch khác",
                "Ví dụ:
  phanbo compare plan.json                                     với các what_ifs trong tệp
  phanbo compare plan.json other.json
  phanbo compare plan.json --with current --with by-hand.csv
  phanbo compare plan.json --name thêm --set budget.monthly=30tr --name không-seo --set channels.seo.max=0
  phanbo compare plan.json --ladder                            từ hiện tại, từng bước một",
            ];
        Sweep = "sweep" =>
            en: [
                "Solve at every value of a figure: frontier, knee, and where to stop",
                "Examples:
  phanbo sweep plan.json --over budget.monthly=10M..60M:26
  phanbo sweep plan.json --over budget.monthly=10M..60M:6 --over channels.seo.max=0..9M:4
  phanbo sweep plan.json --over gross_margin=0.3..0.8:11 -o margin.csv",
            ],
            vi: [
                "Giải ở từng mức của một con số: đường biên, điểm gãy, chỗ nên dừng",
                "Ví dụ:
  phanbo sweep plan.json --over budget.monthly=10tr..60tr:26
  phanbo sweep plan.json --over budget.monthly=10tr..60tr:6 --over channels.seo.max=0..9tr:4
  phanbo sweep plan.json --over gross_margin=0.3..0.8:11 -o margin.csv",
            ];
        Replan = "replan" =>
            en: [
                "Keep the months that are spent, and plan the rest again",
                "Examples:
  phanbo replan plan.json --actuals spent.csv     columns: month, channel, spend, perhaps revenue
  phanbo replan plan.json --actuals spent.xlsx --plan sold.json
  phanbo replan plan.xlsx                         our workbook, its yellow cells filled in",
            ],
            vi: [
                "Giữ các tháng đã chi, tính lại phần còn lại",
                "Ví dụ:
  phanbo replan plan.json --actuals spent.csv     các cột: tháng, kênh, chi, có thể thêm doanh thu
  phanbo replan plan.json --actuals spent.xlsx --plan sold.json
  phanbo replan plan.xlsx                         bảng tính của phanbo, đã điền các ô vàng",
            ];
        Calibrate = "calibrate" =>
            en: [
                "Learn each return from what came, and write the scenario with it",
                "Examples:
  phanbo calibrate plan.json --actuals came.csv                 columns: month, channel, spend, revenue
  phanbo calibrate plan.json --actuals came.csv -o plan-2.json
  phanbo calibrate plan.json --lift tests.csv                   columns: channel, from, to, effect, low, high, level",
            ],
            vi: [
                "Hiệu chỉnh hiệu quả từng kênh theo thực tế, và ghi thành kịch bản mới",
                "Ví dụ:
  phanbo calibrate kehoach.json --actuals thucte.csv                 các cột: tháng, kênh, chi, doanh thu
  phanbo calibrate kehoach.json --actuals thucte.csv -o kehoach-2.json
  phanbo calibrate kehoach.json --lift thunghiem.csv                 các cột: kênh, từ, đến, hiệu quả, thấp, cao, mức tin cậy",
            ];
        Pace = "pace" =>
            en: [
                "Say how this month stands, and what each day left may cost",
                "Examples:
  phanbo pace plan.json --actuals google-ads.csv --date 2027-02-12
  phanbo pace plan.json --actuals days.csv --plan sold.json -o february.csv
  phanbo pace plan.json --actuals days.csv --day 2027-02-14=2 --weekdays 1,1,1,1,1,1.2,1.2",
            ],
            vi: [
                "Cho biết tháng này chi đến đâu, mỗi ngày còn lại nên chi bao nhiêu",
                "Ví dụ:
  phanbo pace kehoach.json --actuals google-ads.csv --date 2027-02-12
  phanbo pace kehoach.json --actuals ngay.csv --plan dachot.json -o thang2.csv
  phanbo pace kehoach.json --actuals ngay.csv --day 2027-02-14=2 --weekdays 1,1,1,1,1,1.2,1.2",
            ];
        Import = "import" =>
            en: [
                "Make a scenario out of what platforms export",
                "Examples:
  phanbo import google-ads.csv meta.csv tiktok.xlsx -o plan.json --margin 0.4
  phanbo import \"Zalo=export 3.csv\" -o plan.json
  phanbo import all.csv --map \"Amount spent=spend,Campaign=channel\" -o plan.json

Then: phanbo solve plan.json",
            ],
            vi: [
                "Lập kịch bản từ các tệp xuất của nền tảng quảng cáo",
                "Ví dụ:
  phanbo import google-ads.csv meta.csv tiktok.xlsx -o kehoach.json --margin 0.4
  phanbo import \"Zalo=export 3.csv\" -o kehoach.json
  phanbo import tatca.csv --map \"Số tiền đã chi tiêu=spend,Chiến dịch=channel\" -o kehoach.json

Tiếp theo: phanbo solve kehoach.json",
            ];
        TopUp = "top-up" =>
            en: [
                "Say where an extra amount goes on top of a committed plan",
                "Examples:
  phanbo top-up plan.json --plan sold.json --extra 20M",
            ],
            vi: [
                "Có thêm tiền thì chi vào đâu, trên kế hoạch đã chốt",
                "Ví dụ:
  phanbo top-up plan.json --plan sold.json --extra 20tr",
            ];
        Check = "check" =>
            en: [
                "Check a scenario without solving it",
                "Examples:
  phanbo check plan.json
  cat plan.json | phanbo check -",
            ],
            vi: [
                "Kiểm tra kịch bản, không tính toán",
                "Ví dụ:
  phanbo check kehoach.json
  cat kehoach.json | phanbo check -",
            ];
        Schema = "schema" =>
            en: [
                "Print the JSON Schema of scenarios, for editors",
                "Examples:
  phanbo schema -o phanbo.schema.json
  phanbo schema --of plan",
            ],
            vi: [
                "In JSON Schema của kịch bản, dùng cho trình soạn thảo",
                "Ví dụ:
  phanbo schema -o phanbo.schema.json
  phanbo schema --of plan",
            ];
        Studio = "studio" =>
            en: [
                "Write the studio: one page to edit a scenario in, solved at every change, without server or network",
                "Examples:
  phanbo studio -o studio.html
  phanbo studio plan.json -o plan.html",
            ],
            vi: [
                "Xuất studio: một trang để chỉnh kịch bản, mỗi thay đổi được giải ngay, không cần máy chủ hay mạng",
                "Ví dụ:
  phanbo studio -o studio.html --lang vi
  phanbo studio kehoach.json -o kehoach.html --lang vi",
            ];
        Models = "models" =>
            en: [
                "List the channel presets with their evidence and sources",
                "Examples:
  phanbo models
  phanbo models enterprise --lang vi",
            ],
            vi: [
                "Liệt kê bộ số mẫu của các kênh, kèm bằng chứng và nguồn",
                "Ví dụ:
  phanbo models
  phanbo models enterprise --lang vi",
            ];
        Init = "init" =>
            en: [
                "Write a commented scenario to start from",
                "Examples:
  phanbo init plan.json
  phanbo init --tier enterprise --lang vi plan.json
  phanbo init | phanbo solve -",
            ],
            vi: [
                "Tạo một kịch bản mẫu có chú thích",
                "Ví dụ:
  phanbo init kehoach.json
  phanbo init --tier enterprise --lang vi kehoach.json
  phanbo init | phanbo solve -",
            ];
        Batch = "batch" =>
            en: [
                "Solve many scenarios, a row of JSON for each",
                "Examples:
  phanbo batch clients.jsonl -o plans.jsonl    a scenario a line
  phanbo batch clients/ -o plans.jsonl         every .json of a folder
  phanbo batch - < clients.jsonl               from a pipe to a pipe

Rows come in the order of the scenarios; one that is wrong or cannot be satisfied is a row with its
error. Where the command is stopped, plans.jsonl.part holds what is done: given again, it goes on.

Exit codes: 0 a row for every scenario · 5 stopped before the end",
            ],
            vi: [
                "Giải nhiều kịch bản, mỗi kịch bản một dòng JSON",
                "Ví dụ:
  phanbo batch khachhang.jsonl -o kehoach.jsonl    mỗi dòng một kịch bản
  phanbo batch khachhang/ -o kehoach.jsonl         mọi tệp .json trong thư mục
  phanbo batch - < khachhang.jsonl                 đọc và ghi qua đường ống

Các dòng theo đúng thứ tự kịch bản; kịch bản sai hoặc không khả thi là một dòng ghi rõ lỗi. Nếu bị
dừng giữa chừng, phần đã xong nằm trong kehoach.jsonl.part: chạy lại lệnh thì làm tiếp.

Mã thoát: 0 đủ dòng cho mọi kịch bản · 5 dừng trước khi xong",
            ];
        Verify = "verify" =>
            en: [
                "Check a plan: its rules, its value, and the proof of its bound",
                "Examples:
  phanbo solve plan.json -o best.json --certificate proof.json
  phanbo verify plan.json best.json proof.json
  phanbo verify plan.json by-hand.csv          columns: month, channel, spend
  phanbo verify plan.xlsx                      the workbook of solve or report, perhaps changed

Exit codes: 0 all of it holds · 3 something does not",
            ],
            vi: [
                "Kiểm tra một kế hoạch: ràng buộc, giá trị và chứng minh của cận",
                "Ví dụ:
  phanbo solve kehoach.json -o totnhat.json --certificate chungchi.json
  phanbo verify kehoach.json totnhat.json chungchi.json
  phanbo verify kehoach.json tulam.csv          các cột: tháng, kênh, chi
  phanbo verify kehoach.xlsx                    bảng tính của solve hay report, đã sửa cũng được

Mã thoát: 0 mọi điều đều đúng · 3 có điều không đúng",
            ];
        Export = "export" =>
            en: [
                "Write the model as a standard file for other solvers",
                "Examples:
  phanbo export plan.json --lp plan.lp
  phanbo export plan.json --mps plan.mps --chords 60

Every curve becomes a chain of chords, so the file's optimum lies a little below the true one.",
            ],
            vi: [
                "Ghi mô hình ra tệp chuẩn để giải bằng phần mềm khác",
                "Ví dụ:
  phanbo export kehoach.json --lp kehoach.lp
  phanbo export kehoach.json --mps kehoach.mps --chords 60

Mỗi đường cong được thay bằng nhiều đoạn thẳng, nên kết quả tối ưu của tệp thấp hơn thực tế một chút.",
            ];
        Chart = "chart" =>
            en: [
                "Draw a chart of the best plan, as SVG or PNG",
                "Examples:
  phanbo chart --list
  phanbo chart flighting plan.json -o flighting.svg
  phanbo chart curves plan.json -o curves.png --lang vi --scale 3",
            ],
            vi: [
                "Vẽ biểu đồ của kế hoạch tốt nhất, dạng SVG hoặc PNG",
                "Ví dụ:
  phanbo chart --list
  phanbo chart flighting kehoach.json -o lichchi.svg
  phanbo chart curves kehoach.json -o duongcong.png --lang vi --scale 3",
            ];
        Report = "report" =>
            en: [
                "Write the proposal for the client",
                "Examples:
  phanbo report plan.json -o proposal.html --client \"Sông Hàn\" --prepared-by \"Agency\"
  phanbo report plan.json -o proposal.pdf --lang vi
  phanbo report plan.json -o plan.xlsx
  phanbo report plan.json -o with-appendix.pdf --appendix
  phanbo report plan.json -o deck.pptx --sections summary,allocation,schedule,forecast
  phanbo report plan.json -o try.html --interactive --slider gross_margin=0.4..0.6:5",
            ],
            vi: [
                "Viết bản đề xuất cho khách hàng",
                "Ví dụ:
  phanbo report plan.json -o proposal.html --client \"Sông Hàn\" --prepared-by \"Agency\"
  phanbo report plan.json -o proposal.pdf --lang vi
  phanbo report plan.json -o plan.xlsx
  phanbo report plan.json -o with-appendix.pdf --appendix
  phanbo report plan.json -o deck.pptx --sections summary,allocation,schedule,forecast
  phanbo report plan.json -o try.html --interactive --slider gross_margin=0.4..0.6:5",
            ];
    }
}
