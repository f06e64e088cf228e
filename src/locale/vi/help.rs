//! The program's help in Vietnamese.

use crate::locale::catalogue::Help;

pub(super) fn help(help: Help) -> &'static str {
    match help {
        Help::Program => {
            "Tìm cách phân bổ ngân sách marketing tốt nhất cho từng kênh, từng tháng, và chứng minh điều đó."
        }
        Help::ProgramExamples => {
            "Ví dụ:
  phanbo init kehoach.json                      tạo kịch bản mẫu có chú thích
  phanbo solve kehoach.json                     xem kế hoạch tốt nhất dạng bảng
  phanbo solve kehoach.json -o kehoach.csv      ghi ra tệp để mở bằng bảng tính

Mã thoát: 0 có kế hoạch · 1 sự cố bất ngờ · 2 sai cách dùng hoặc sai tệp · 3 kịch bản không khả thi
· 4 dừng ở giới hạn, có kế hoạch · 5 dừng ở giới hạn, chưa có kế hoạch"
        }
        Help::Usage => "Cách dùng:",
        Help::Commands => "Lệnh",
        Help::Arguments => "Tham số",
        Help::Options => "Tùy chọn",
        Help::Solve => "Tìm kế hoạch tốt nhất cho một kịch bản",
        Help::SolveExamples => {
            "Ví dụ:
  phanbo solve kehoach.json
  phanbo solve kehoach.json --format md --lang vi
  phanbo solve - --format json --no-timing < kehoach.json
  phanbo solve kehoach.json --time-limit 10 -o kehoach.csv --force"
        }
        Help::Compare => "So sánh các kịch bản, biến thể và kế hoạch khác",
        Help::CompareExamples => {
            "Ví dụ:
  phanbo compare plan.json                                     với các what_ifs trong tệp
  phanbo compare plan.json other.json
  phanbo compare plan.json --with current --with by-hand.csv
  phanbo compare plan.json --name thêm --set budget.monthly=30tr --name không-seo --set channels.seo.max=0
  phanbo compare plan.json --ladder                            từ hiện tại, từng bước một"
        }
        Help::SetVariant => {
            "Đổi một giá trị trong biến thể: các giá trị sau --name thuộc biến thể đó, nếu không thì chung một biến thể"
        }
        Help::Set => {
            "Đổi một giá trị trước khi giải; đường dẫn gọi kênh bằng id (lặp lại được)"
        }
        Help::ChartFiles => "Với comparison: các tệp kịch bản khác [mặc định: what_ifs trong tệp]",
        Help::ChartActuals => "Với actual: số thực chi, CSV hoặc XLSX",
        Help::Brand => "Nhận diện thương hiệu: JSON như {\"colors\": [\"#004b87\"], \"ink\": \"#101820\", \"logo\": \"logo.png\"}",
        Help::SvgText => {
            "Chữ trong SVG: outline (thành hình, cho slide), text, hoặc embed (kèm phông) [mặc định: outline]"
        }
        Help::Report => "Viết bản đề xuất cho khách hàng",
        Help::ReportExamples => {
            "Ví dụ:
  phanbo report plan.json -o proposal.html --client \"Sông Hàn\" --prepared-by \"Agency\"
  phanbo report plan.json -o proposal.pdf --lang vi
  phanbo report plan.json -o plan.xlsx
  phanbo report plan.json -o deck.pptx --sections summary,allocation,schedule,forecast
  phanbo report plan.json -o try.html --interactive --slider gross_margin=0.4..0.6:5"
        }
        Help::Document => "Tệp cần viết: .html, .pdf, .xlsx, .pptx hoặc .md",
        Help::Client => "Tên khách hàng, ghi ở bìa",
        Help::PreparedBy => "Người lập, ghi ở bìa",
        Help::Date => "Ngày ghi ở bìa, in đúng như đã gõ [mặc định: không ghi]",
        Help::Sections => {
            "Các phần: summary, goals, allocation, schedule, forecast, why, scenarios, limits, risks, measurement, assumptions, glossary, method [mặc định: tất cả]"
        }
        Help::Interactive => "Thêm thanh trượt trên các kế hoạch đã giải sẵn (HTML)",
        Help::Slider => "Thêm một thanh trượt (nhiều nhất hai), viết như --over của sweep",
        Help::Robustness => "Cho biết kế hoạch chắc đến đâu, và nên tìm hiểu thêm điều gì",
        Help::RobustnessExamples => {
            "Ví dụ:
  phanbo robustness plan.json
  phanbo robustness plan.json --format json"
        }
        Help::MoreFiles => "Các tệp kịch bản khác",
        Help::VariantName => "Bắt đầu một biến thể có tên này (lặp lại được)",
        Help::WhatIfs => "Thêm các what_ifs trong tệp",
        Help::With => {
            "Thêm kế hoạch đối chiếu: current (đang chi), equal (chia đều), hoặc một tệp kế hoạch (lặp lại được)"
        }
        Help::Ladder => "Thêm các bước từ cách chia hiện tại đến kế hoạch tốt nhất",
        Help::Sweep => "Giải ở từng mức của một con số: đường biên, điểm gãy, chỗ nên dừng",
        Help::SweepExamples => {
            "Ví dụ:
  phanbo sweep plan.json --over budget.monthly=10tr..60tr:26
  phanbo sweep plan.json --over budget.monthly=10tr..60tr:6 --over channels.seo.max=0..9tr:4
  phanbo sweep plan.json --over gross_margin=0.3..0.8:11 -o margin.csv"
        }
        Help::Over => "Con số nào, từ đâu đến đâu, bao nhiêu mức; hai lần thì thành bảng hai chiều",
        Help::Replan => "Giữ các tháng đã chi, tính lại phần còn lại",
        Help::ReplanExamples => {
            "Ví dụ:
  phanbo replan plan.json --actuals spent.csv     các cột: tháng, kênh, chi, có thể thêm doanh thu
  phanbo replan plan.json --actuals spent.xlsx --plan sold.json"
        }
        Help::Actuals => "Số thực chi: CSV hoặc XLSX",
        Help::PlanBefore => "Kế hoạch để đối chiếu [mặc định: kế hoạch tốt nhất của kịch bản]",
        Help::TopUp => "Có thêm tiền thì chi vào đâu, trên kế hoạch đã chốt",
        Help::TopUpExamples => {
            "Ví dụ:
  phanbo top-up plan.json --plan sold.json --extra 20tr"
        }
        Help::Committed => "Kế hoạch đã chốt: JSON của solve, hoặc CSV",
        Help::Extra => "Số tiền thêm, gồm cả phí: 20tr, 20_000_000",
        Help::Check => "Kiểm tra kịch bản, không tính toán",
        Help::CheckExamples => {
            "Ví dụ:
  phanbo check kehoach.json
  cat kehoach.json | phanbo check -"
        }
        Help::Schema => "In JSON Schema của kịch bản, dùng cho trình soạn thảo",
        Help::SchemaOf => "Của JSON nào: kịch bản, hay kết quả mà một lệnh ghi ra",
        Help::SchemaExamples => {
            "Ví dụ:
  phanbo schema -o phanbo.schema.json
  phanbo schema --of plan"
        }
        Help::Models => "Liệt kê bộ số mẫu của các kênh, kèm bằng chứng và nguồn",
        Help::ModelsExamples => {
            "Ví dụ:
  phanbo models
  phanbo models enterprise --lang vi"
        }
        Help::Init => "Tạo một kịch bản mẫu có chú thích",
        Help::InitExamples => {
            "Ví dụ:
  phanbo init kehoach.json
  phanbo init --tier enterprise --lang vi kehoach.json
  phanbo init | phanbo solve -"
        }
        Help::Verify => "Kiểm tra một kế hoạch: ràng buộc, giá trị và chứng minh của cận",
        Help::VerifyExamples => {
            "Ví dụ:
  phanbo solve kehoach.json -o totnhat.json --certificate chungchi.json
  phanbo verify kehoach.json totnhat.json chungchi.json
  phanbo verify kehoach.json tulam.csv          các cột: month, channel, spend

Mã thoát: 0 mọi điều đều đúng · 3 có điều không đúng"
        }
        Help::PlanFile => "Kế hoạch: JSON của solve, hoặc CSV có các cột month, channel, spend",
        Help::CertificateFile => "Chứng chỉ do solve --certificate ghi ra",
        Help::Backend => {
            "Bộ giải cho phần liên tục: auto, microlp, hoặc highs nếu có biên dịch kèm [mặc định: auto]"
        }
        Help::Chart => "Vẽ biểu đồ của kế hoạch tốt nhất, dạng SVG hoặc PNG",
        Help::ChartExamples => {
            "Ví dụ:
  phanbo chart --list
  phanbo chart flighting kehoach.json -o lichchi.svg
  phanbo chart curves kehoach.json -o duongcong.png --lang vi --scale 3"
        }
        Help::ChartKind => "Loại biểu đồ; --list để xem danh sách",
        Help::Picture => "Tệp ảnh cần ghi, đuôi .svg hoặc .png; tệp đã có được giữ nguyên nếu không có --force",
        Help::Scale => "Số điểm ảnh PNG cho mỗi px của biểu đồ [mặc định: 2]",
        Help::Size => "Rộng x cao tính bằng px, ví dụ 1280x720 [mặc định: theo dữ liệu]",
        Help::ListCharts => "Liệt kê các biểu đồ",
        Help::Export => "Ghi mô hình ra tệp chuẩn để giải bằng phần mềm khác",
        Help::ExportExamples => {
            "Ví dụ:
  phanbo export kehoach.json --lp kehoach.lp
  phanbo export kehoach.json --mps kehoach.mps --chords 60

Mỗi đường cong được thay bằng nhiều đoạn thẳng, nên kết quả tối ưu của tệp thấp hơn thực tế một chút."
        }
        Help::Mps => "Ghi định dạng MPS tự do ra tệp này",
        Help::Lp => "Ghi định dạng LP ra tệp này [mặc định: in ra màn hình]",
        Help::Chords => "Số đoạn thẳng cho mỗi đường cong [mặc định: 24]",
        Help::Certificate => "Ghi chứng minh của cận ra tệp này, để dùng với verify",
        Help::Goal => "Tìm số tiền ít nhất để đạt các chỉ tiêu",
        Help::GoalExamples => {
            "Ví dụ:
  phanbo goal plan.json
  phanbo goal plan.json --format json"
        }
        Help::Ranges => "Mỗi kênh được xê dịch bao nhiêu mà kế hoạch vẫn gần tốt nhất",
        Help::RangesExamples => {
            "Ví dụ:
  phanbo ranges plan.json
  phanbo ranges plan.json --within 5%"
        }
        Help::Explain => "Giải thích vì sao mỗi kênh được chia như vậy, mỗi giới hạn tốn bao nhiêu",
        Help::ExplainExamples => {
            "Ví dụ:
  phanbo explain plan.json
  phanbo explain plan.json --format md -o vi-sao.md"
        }
        Help::Within => "Kế hoạch được kém kế hoạch tốt nhất bao nhiêu: 1%, 0.01 [mặc định: 1%]",
        Help::File => {
            "Tệp kịch bản (JSON; được có chú thích và dấu phẩy cuối), hoặc - để đọc từ đầu vào chuẩn"
        }
        Help::Format => {
            "Định dạng kết quả: table, json, csv hoặc md [mặc định: theo đuôi tệp của -o, nếu không thì table]"
        }
        Help::Output => {
            "Ghi vào tệp này thay vì in ra màn hình, ghi trọn vẹn hoặc không ghi gì; không đè lên tệp đã có nếu thiếu --force"
        }
        Help::Lang => "Ngôn ngữ: vi hoặc en [mặc định: PHANBO_LANG, nếu không thì theo hệ thống]",
        Help::Tolerance => "Khoảng cách tương đối để coi kế hoạch là tối ưu [mặc định: 1e-6]",
        Help::TimeLimit => "Dừng sau số giây này và đưa ra kế hoạch tốt nhất đã có",
        Help::Samples => {
            "Số lần mô phỏng hiệu quả để tính rủi ro; mặc định theo tệp, không thì 1000"
        }
        Help::Seed => "Hạt giống của mô phỏng; cùng số thì máy nào cũng cho cùng kết quả",
        Help::NodeLimit => "Dừng sau số nút tìm kiếm này; máy nào cũng cho cùng kết quả",
        Help::NoTiming => "Không in thời gian, để cùng kịch bản luôn cho ra cùng nội dung",
        Help::Force => "Ghi đè tệp đã có",
        Help::TierArgument => "Bộ số mẫu: sme hoặc enterprise [mặc định: cả hai]",
        Help::TierOption => "Bắt đầu từ bộ số mẫu nào: sme hoặc enterprise [mặc định: sme]",
        Help::InitFile => "Tệp cần ghi [mặc định: in ra màn hình]",
        Help::HelpFlag => "In hướng dẫn",
        Help::VersionFlag => "In phiên bản",
    }
}
