//! The sliders: the plans as data, a few elements that the page's own script fills.

use serde::Serialize;

use super::{Body, escaped};
use crate::page::{Shown, Sliders};

#[derive(Serialize)]
struct Data<'a> {
    axes: Vec<&'a [String]>,
    plans: &'a [Option<Shown>],
}

pub(super) fn write(page: &mut Body, play: &Sliders) {
    page.raw(&format!(
        "<section id=\"try\">\n<h2>{}</h2>\n<p>{}</p>\n<div class=\"play\" id=\"play\">\n",
        escaped(&play.heading),
        escaped(&play.reading)
    ));
    for axis in &play.axes {
        page.raw(&format!(
            "<label>{}<output></output><input type=\"range\" min=\"0\" max=\"{}\" value=\"{}\" step=\"1\"></label>\n",
            escaped(&axis.label),
            axis.values.len().saturating_sub(1),
            axis.here
        ));
    }
    let tiles: String = play
        .figures
        .iter()
        .map(|name| {
            format!("<div class=\"tile\"><span>{}</span><b data-figure></b></div>\n", escaped(name))
        })
        .collect();
    let rows: String = play
        .channels
        .iter()
        .map(|name| {
            format!(
                "<tr><td>{}</td><td class=\"n\" data-spend></td><td><svg width=\"240\" height=\"10\" aria-hidden=\"true\"><rect class=\"bar\" width=\"0\" height=\"10\" fill=\"#1f3a6e\"></rect></svg></td></tr>\n",
                escaped(name)
            )
        })
        .collect();
    page.raw(&format!(
        "<p class=\"none note care\" hidden>{}</p>\n<div class=\"plan\"><div class=\"tiles\">\n{tiles}</div>\n<table>\n{rows}</table></div>\n</div>\n</section>\n",
        escaped(&play.none)
    ));
    let data = Data {
        axes: play.axes.iter().map(|axis| axis.values.as_slice()).collect(),
        plans: &play.plans,
    };
    let json = serde_json::to_string(&data).expect("texts and numbers can be written");
    // Nothing in a text may end the element it stands in.
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    page.raw(&format!("<script type=\"application/json\" id=\"plans\">{json}</script>\n"));
}
