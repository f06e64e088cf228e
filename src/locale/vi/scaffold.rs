//! A commented scenario in Vietnamese.

use crate::locale::catalogue::Figures;
use crate::scenario::Tier;

pub(super) fn scaffold(tier: Tier) -> String {
    let f = Figures::of(tier);
    format!(
        r#"// Kịch bản cho phanbo. Được dùng chú thích như dòng này và dấu phẩy cuối.
// Kiểm tra:  phanbo check TỆP      Tính kế hoạch:  phanbo solve TỆP
{{
  // Để trình soạn thảo gợi ý và kiểm tra khóa: phanbo schema -o phanbo.schema.json
  "$schema": "phanbo.schema.json",
  "version": 1,

  // Tên hiện trong bảng và báo cáo.
  "name": "{name}",

  // Bộ số mẫu cho các kênh bên dưới; `phanbo models {tier}` liệt kê kèm nguồn.
  // Mọi con số của kênh đều thay được bằng số liệu của bạn.
  "tier": "{tier}",
  "currency": "VND",

  // Tháng đầu của kế hoạch; bỏ trống thì lấy tháng sau.
  // "start": "2027-01",
  "months": 12,

  // Lãi gộp trên mỗi đồng doanh thu. ROAS hòa vốn là 1 / gross_margin.
  "gross_margin": {margin},

  // Phần hiệu quả đến sau tháng cuối được tính vào mục tiêu, từ 0 đến 1.
  "after_horizon": 0,

  // Điều cần tối đa: "profit" (lợi nhuận), "revenue" (doanh thu), tên một KPI, hoặc trọng số các KPI.
  "objective": "profit",

  "budget": {{
    // Mỗi tháng chi nhiều nhất chừng này, gồm cả phí; ghi danh sách để mỗi tháng một mức.
    "monthly": {monthly},
    // Cả kỳ chi nhiều nhất chừng này.
    // "total": {total},
    // true: dùng hết ngân sách. false: phần chi vào chỉ lỗ thì giữ lại.
    "spend_all": false,
  }},

  "channels": [
    // SEO: chậm có kết quả nhưng bền.
    {{ "id": "seo" }},
    {{ "id": "content" }},
    // Quảng cáo trả tiền theo nhấp chuột: có ngay, ngừng chi là hết.
    {{
      "id": "ppc",
      // Mỗi tháng chi nhiều nhất chừng này.
      "max": {ppc_max},
      // Số liệu của bạn thay cho bộ số mẫu:
      // "roi": {{ "low": 1.5, "expected": 2.5, "high": 4 }},
      // "incrementality": 0.7,
    }},
    {{ "id": "smm" }},
    {{ "id": "email" }},
    {{ "id": "video" }},
  ],

  // Ràng buộc cho nhóm kênh; "per" là "month" (từng tháng) hoặc "total" (cả kỳ).
  "limits": [
    {{ "name": "Quảng cáo trả phí", "channels": ["ppc", "smm"], "max_share": 0.7 }},
  ],

  // Khi hệ số có khoảng thấp – cao: nên kéo con số quá đẹp về mức hợp lý. Khi khoảng đó rộng,
  // nên thêm giới hạn: không kênh nào đổi quá 50% so với mức đang chi ("current").
  // "risk": {{ "shrink": true }},
  // "stay_within": 0.5,

  // Chỉ tiêu mà kế hoạch phải đạt.
  // "targets": [{{ "kpi": "revenue", "per_spend_at_least": 2 }}],
}}
"#,
        name = f.name_vi,
        tier = tier.key(),
        margin = f.gross_margin,
        monthly = f.monthly,
        total = f.total,
        ppc_max = f.ppc_max,
    )
}
