/// The style sheet of the page: a sober official document on screen and on A4 (after GB/T 9704—2012).
///
/// Type: title 小标宋, chapters 黑体, parts 楷体, text 仿宋 with an indent of two characters; fonts that a machine does not
/// have fall back to the nearest family. All colour pairs have a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
enum HTMLStyle {
  /// The sheet; its digest stands in the content security policy.
  static let sheet = screen + components + charts + narrow + print

  private static let screen = """

    :root {
      --ink: #1b1b1b; --muted: #5a564e; --line: #d9d4c9; --faint: #efece5; --desk: #e9e6df; --paper: #fff;
      --red: #a8161b; --amber: #7d4e00; --green: #22613a; --blue: #24486e; --grey: #6d6a63;
      --title: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋", "Source Han Serif SC",
        "Noto Serif CJK SC", "Songti SC", "SimSun", serif;
      --text: "Times New Roman", "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋",
        "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", serif;
      --head: "SimHei", "黑体", "STHeiti", "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei",
        "WenQuanYi Zen Hei", sans-serif;
      --part: "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Kaiti SC", "AR PL UKai CN", serif;
      --table: "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei",
        "Helvetica Neue", Arial, sans-serif;
      --code: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--desk); color: var(--ink); font: 1.0625rem/1.85 var(--text);
      overflow-wrap: break-word; font-variant-numeric: lining-nums;
    }
    html[lang="en"] body { line-height: 1.6; }
    a { color: var(--blue); text-underline-offset: .2em; }
    :focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: var(--paper); z-index: 2; }
    .skip:focus { left: 0; }
    .defs { position: absolute; }
    .desk {
      display: grid; grid-template-columns: minmax(11rem, 13.5rem) minmax(0, 60rem); gap: 2rem; justify-content: center;
      padding: 2.5rem 1.5rem;
    }
    .contents { position: sticky; top: 2.5rem; align-self: start; font: .9375rem/1.6 var(--table); }
    .contents p { margin: 0 0 .5rem; font-weight: 600; letter-spacing: .2em; }
    html[lang="en"] .contents p { letter-spacing: 0; }
    .contents ol { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--red); }
    .contents a { display: block; padding: .3rem 0 .3rem .9rem; color: var(--ink); text-decoration: none; }
    .contents a:hover { color: var(--red); text-decoration: underline; }
    main {
      background: var(--paper); padding: 4.5rem clamp(1.5rem, 6vw, 5.5rem) 4rem; min-width: 0;
      box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 10px 30px rgb(0 0 0 / 7%);
    }
    main:focus { outline: none; }
    .masthead { border-bottom: 3px solid var(--red); padding-bottom: 1.25rem; margin-bottom: 2rem; }
    h1 {
      font: 700 clamp(1.5rem, 3.2vw, 2.15rem)/1.45 var(--title); text-align: center; text-wrap: balance;
      margin: 0 0 1.5rem; letter-spacing: .04em;
    }
    html[lang="en"] h1, html[lang="en"] h2, html[lang="en"] h3 { letter-spacing: 0; }
    h2 { font: 700 1.3125rem/1.5 var(--head); margin: 3.25rem 0 1rem; scroll-margin-top: 1rem; }
    h3 { font: 700 1.125rem/1.6 var(--part); margin: 2.25rem 0 .5rem; scroll-margin-top: 1rem; }
    p { margin: 0 0 .75rem; text-align: justify; }
    html[lang="zh-CN"] section > p:not(.note) { text-indent: 2em; }
    html[lang="en"] p { text-align: left; }
    .note { font: .875rem/1.7 var(--table); color: var(--muted); }
    data { font-variant-numeric: tabular-nums; }
    """

  private static let components = """

    .facts { margin: 0; font: .9375rem/1.7 var(--table); display: flex; flex-wrap: wrap; gap: .15rem 2rem; }
    .facts div { display: flex; gap: .6rem; }
    .facts dt { color: var(--muted); flex: none; }
    .facts dt::after { content: "："; }
    html[lang="en"] .facts dt::after { content: ":"; }
    .facts dd { margin: 0; }
    .masthead .facts { justify-content: center; }
    .highlights {
      display: grid; grid-template-columns: repeat(6, 1fr); margin: 0 0 1rem; border-bottom: 1px solid var(--line);
      padding-bottom: 1.75rem;
    }
    .highlights div { padding: .1rem .75rem; border-left: 1px solid var(--line); text-align: center; }
    .highlights div:first-child { border-left: 0; }
    .highlights dt { font: .875rem/1.5 var(--table); color: var(--muted); }
    .highlights dd { margin: 0; font: 700 1.75rem/1.35 var(--title); font-variant-numeric: lining-nums; }
    .highlights .zero { color: inherit; }
    .tone-violation, .tone-critical { color: var(--red); }
    .tone-undetermined, .tone-minor { color: var(--amber); }
    .tone-major { color: #8f3a00; }
    .tone-pass { color: var(--green); }
    .tone-neutral, .tone-note { color: var(--grey); }
    .highlights .tone-violation dt, .highlights .tone-undetermined dt, .highlights .tone-pass dt { color: inherit; }
    .tag { white-space: nowrap; font-family: var(--table); font-weight: 600; font-size: .93em; }
    h3 .tag { font-size: .8125rem; }
    .tag span { margin-right: .3em; }
    .strong { font-weight: 700; }
    .frame { margin: 1.25rem 0 1.5rem; }
    .frame { overflow-x: auto; }
    .scroll {
      background:
        linear-gradient(to right, var(--paper) 40%, transparent) 0 0 / 2rem 100% no-repeat local,
        linear-gradient(to left, var(--paper) 40%, transparent) 100% 0 / 2rem 100% no-repeat local,
        linear-gradient(to right, rgb(60 50 30 / 22%), transparent) 0 0 / .7rem 100% no-repeat scroll,
        linear-gradient(to left, rgb(60 50 30 / 22%), transparent) 100% 0 / .7rem 100% no-repeat scroll;
    }
    table {
      width: 100%; border-collapse: collapse; font: .875rem/1.55 var(--table); border-top: 2px solid var(--ink);
      border-bottom: 2px solid var(--ink);
    }
    caption {
      caption-side: top; font: 700 .9375rem/1.5 var(--head); text-align: center; padding: 0 0 .5rem;
      text-wrap: balance;
    }
    th, td { padding: .45rem .55rem; text-align: left; vertical-align: top; }
    thead th { border-bottom: 1px solid var(--ink); font-weight: 600; white-space: nowrap; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    tbody tr + tr > * { border-top: 1px solid var(--faint); }
    .figures .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
    .figures tbody th { min-width: 8em; }
    .stacked .number { font-variant-numeric: tabular-nums lining-nums; }
    .stacked tbody th { min-width: 9em; }
    .slim { width: auto; min-width: min(100%, 30rem); margin: 0 auto; }
    .code { font-family: var(--code); font-size: .93em; white-space: nowrap; }
    .code.long { white-space: normal; overflow-wrap: anywhere; min-width: 9em; }
    #inputs td.code:last-child, #previous_inputs td.code:last-child { min-width: 15em; font-size: .85em; }
    .zero { color: var(--grey); }
    p .zero, .problem > p .zero { color: inherit; }
    .detail { display: block; color: var(--muted); font-size: .93em; line-height: 1.5; overflow-wrap: anywhere; }
    .ledger { font-size: .8125rem; }
    .ledger tbody th { min-width: 11em; }
    th button {
      font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer;
      white-space: nowrap; border-bottom: 1px dotted var(--grey);
    }
    th[aria-sort="ascending"] button::after { content: " ↑"; }
    th[aria-sort="descending"] button::after { content: " ↓"; }
    .filter { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin-bottom: 1rem; }
    .filter, .filter input, .filter select { font: .875rem/1.5 var(--table); }
    .filter input, .filter select {
      padding: .3rem .5rem; border: 1px solid var(--grey); background: var(--paper); color: var(--ink); max-width: 14rem;
    }
    .filter p { margin: 0 0 0 auto; color: var(--muted); }
    .problem { border-top: 1px solid var(--line); padding-top: .25rem; margin-top: 1.5rem; }
    .problem h3 { font-family: var(--head); font-size: 1.0625rem; margin-top: 1rem; }
    .problem h3 .code { font-size: .95em; font-weight: 700; }
    .problem blockquote {
      margin: .75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); font-family: var(--part);
    }
    .items { margin: 0 0 1rem; padding-left: 1.75em; }
    .items li { margin: .25rem 0; }
    .signature { margin: 3rem 0 1rem; text-align: right; }
    .signature p { margin: 0; text-align: right; padding-right: 2em; }
    .signature ul {
      list-style: none; display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; padding: 0; margin: 2.5rem 0 0;
      text-align: left;
    }
    .signature li { border-bottom: 1px solid var(--ink); padding-bottom: .1rem; }
    """

  private static let charts = """

    .chart { margin: 1.75rem 0 2.25rem; }
    figcaption { font: 700 .9375rem/1.5 var(--head); text-align: center; margin-bottom: .5rem; text-wrap: balance; }
    .chart caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .legend {
      list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: center; margin: 0 0 .75rem;
      padding: 0; font: .8125rem/1.5 var(--table);
    }
    .legend svg { margin-right: .45rem; vertical-align: -.05em; }
    .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 0 2.5rem; }
    .pictures svg { display: block; overflow: visible; }
    .label, .value { font: 13px var(--table); fill: var(--ink); }
    .value { font-size: 12px; font-weight: 600; font-variant-numeric: tabular-nums; }
    .past { fill: var(--muted); font-weight: 400; }
    .fill-pass { fill: var(--blue); }
    .fill-violation, .fill-critical { fill: var(--red); }
    .fill-undetermined { fill: url(#hatch); stroke: var(--amber); }
    .fill-neutral { fill: url(#dots); stroke: #8a867d; }
    .fill-unsure { fill: url(#unsure); stroke: var(--blue); }
    .hatch-ground { fill: #fbeed6; } .hatch-line { fill: var(--amber); }
    .dots-ground { fill: #f1efea; } .dots-point { fill: #8a867d; }
    .unsure-ground { fill: #fff; } .unsure-line { fill: var(--blue); }
    """

  private static let narrow = """

    @media (max-width: 68rem) {
      .desk { grid-template-columns: minmax(0, 60rem); gap: 1rem; padding: 1rem; }
      .contents { position: static; }
      .contents ol { border-left: 0; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
      .contents a { padding: .3rem 0; text-decoration: underline; }
    }
    @media (max-width: 44rem) {
      body { font-size: 1rem; }
      .desk { padding: 0; gap: 0; }
      .contents { padding: .75rem 1.25rem; }
      main { padding: 2rem 1.25rem 3rem; box-shadow: none; }
      h2 { margin-top: 2.5rem; }
      .highlights { grid-template-columns: repeat(3, 1fr); gap: 1rem 0; }
      .highlights div:nth-child(4) { border-left: 0; }
      .highlights dd { font-size: 1.375rem; }
      .signature ul { grid-template-columns: 1fr; }
      .masthead .facts { justify-content: flex-start; }
      .filter p { margin-left: 0; }
      .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td, .stacked caption { display: block; }
      .stacked { border-top: 0; border-bottom-width: 1px; }
      .stacked tbody { border-top: 2px solid var(--ink); }
      .scroll caption { text-align: left; }
      .figures tbody .number { white-space: normal; min-width: 4em; }
      .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .stacked tr { padding: .6rem 0; }
      .stacked tr[hidden] { display: none; }
      .stacked tr + tr { border-top: 1px solid var(--line); }
      .stacked tbody tr + tr > * { border-top: 0; }
      .stacked tbody th, .stacked td { display: grid; grid-template-columns: 5.5em 1fr; gap: 0 .75em; padding: .12rem 0; }
      .stacked tbody th::before, .stacked td::before { content: attr(data-label); color: var(--muted); font-family: var(--table); }
      .stacked .detail { grid-column: 2; }
      .stacked tbody th { font-weight: 600; min-width: 0; }
    }
    """

  private static let print = """

    @page { size: A4; margin: 37mm 26mm 35mm 28mm;
      @bottom-center { content: "— " counter(page) " —"; font: 14pt "SimSun", "Songti SC", serif; } }
    @media print {
      html { scroll-behavior: auto; }
      body { background: none; font-size: 11.5pt; line-height: 1.7; }
      .desk { display: block; padding: 0; }
      .contents, .skip, .filter { display: none; }
      main { box-shadow: none; padding: 0; }
      h1 { font-size: 22pt; }
      h2 { font-size: 15pt; margin-top: 20pt; }
      h3 { font-size: 12.5pt; }
      h2, h3, caption, figcaption { break-after: avoid; }
      p { orphans: 2; widows: 2; }
      .frame { overflow: visible; background: none; }
      .pictures { grid-template-columns: repeat(auto-fit, minmax(70mm, 1fr)); }
      table { font-size: 8.5pt; }
      .ledger { font-size: 7.5pt; }
      th, td { padding: 2.5pt 3pt; }
      thead { display: table-header-group; }
      #basis { break-before: page; }
      tr, .short, .drawing, .pictures svg, .highlights, .problem h3, .signature { break-inside: avoid; }
      th button { display: contents; }
      .slim { min-width: 60%; }
      thead th, .figures tbody th, .stacked tbody th { white-space: normal; min-width: 0; }
      .ledger tbody th, .stacked tbody th { min-width: 7em; }
      .code.long, #inputs td.code:last-child, #previous_inputs td.code:last-child { min-width: 0; font-size: 6.5pt; }
      a { color: inherit; text-decoration: none; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }

    """
}
