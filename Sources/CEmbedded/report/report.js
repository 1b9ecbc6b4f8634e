// SPDX-License-Identifier: EUPL-1.2
// Draws the charts of the language that is shown; the page itself needs no script.
(() => {
    "use strict";
    const root = document.documentElement;
    const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
    const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim();
    const quiet = colour("--quiet"), line = colour("--line");
    const config = {
        background: "transparent", font, view: {stroke: null},
        axis: {
            labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", labelColor: quiet, titleColor: quiet,
            domain: false, tickColor: line, tickSize: 4, gridColor: line, titlePadding: 8, labelPadding: 4,
        },
        text: {font, fontSize: 12},
    };
    // Numbers on the axes as the text around them writes them.
    const locales = {
        en: {decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "\u2212"},
        nl: {decimal: ",", thousands: ".", grouping: [3], currency: ["", ""], minus: "\u2212"},
    };
    const coloured = (text) => text.replace(/var\((--[a-z]+)\)/g, (whole, name) => colour(name));
    const marks = document.documentElement.dataset;
    let drawing = Promise.resolve();

    const draw = async (place) => {
        if (place.dataset.drawn) return;
        place.dataset.drawn = "pending";
        const specification = JSON.parse(coloured(place.querySelector("script").textContent));
        const canvas = place.appendChild(document.createElement("div"));
        canvas.style.width = "100%";
        try {
            const formatLocale = locales[place.closest(".edition").lang];
            await vegaEmbed(canvas, specification, {actions: false, renderer: "svg", ast: true, config, tooltip: false, formatLocale});
            canvas.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
            place.dataset.drawn = "yes";
        } catch (problem) {
            place.dataset.drawn = "failed";
            place.parentElement.querySelector(".failed").hidden = false;
            console.error(problem);
        }
    };
    // A folded chart has no width yet: it is drawn when it is opened.
    const drawShown = () => {
        const places = [...document.querySelectorAll(".chart:not([data-drawn])")].filter((place) => place.offsetParent !== null);
        drawing = drawing.then(async () => {
            for (const place of places) await draw(place);
            marks.charts = String(document.querySelectorAll('.chart[data-drawn="yes"]').length);
        });
    };
    const show = () => {
        const shown = [...document.querySelectorAll(".edition")].find((edition) => edition.offsetParent !== null);
        if (shown) root.lang = shown.lang;
        drawShown();
    };
    // On paper nothing can be unfolded.
    addEventListener("beforeprint", () => document.querySelectorAll("details.more:not([open])").forEach((part) => {
        part.open = true;
        part.dataset.printed = "yes";
    }));
    addEventListener("afterprint", () => document.querySelectorAll("details[data-printed]").forEach((part) => {
        part.open = false;
        delete part.dataset.printed;
    }));
    addEventListener("hashchange", show);
    document.addEventListener("toggle", drawShown, true);
    // Only then the browser knows which language an address such as report.html#nl asks for.
    addEventListener("load", show);
})();
