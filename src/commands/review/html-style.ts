/** The look of the page: it follows the light or dark mode of its reader, and fits a phone. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--box:#f6f8fa;--text:#1f2328;--dim:#59636e;--line:#d1d9e0;--link:#0550ae;
--good:#116329;--warn:#7d4e00;--bad:#a40e26;--added:#dafbe1;--removed:#ffebe9;--good-box:#dafbe1;--warn-box:#fff8c5;--bad-box:#ffebe9}
@media(prefers-color-scheme:dark){:root{--ground:#0d1117;--box:#151b23;--text:#f0f6fc;--dim:#9198a1;--line:#3d444d;--link:#79c0ff;
--good:#56d364;--warn:#e3b341;--bad:#ff7b72;--added:#12361f;--removed:#4a1a1d;--good-box:#12261e;--warn-box:#2e2a1f;--bad-box:#2d1618}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
a{color:var(--link)}
code,pre,.lines{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.85rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.dim{color:var(--dim)}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.25rem .75rem;z-index:1}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1.25rem 0 0}
.facts{display:grid;grid-template-columns:max-content 1fr;margin:0;border:1px solid var(--line);border-radius:8px;overflow:hidden}
.facts>div{display:contents}
.facts dt,.facts dd{margin:0;padding:.45rem .9rem;border-top:1px solid var(--line)}
.facts>div:first-child>*{border-top:0}
.facts dt{font-weight:600;background:var(--box)}
.facts .good{color:var(--good);background:var(--good-box)}.facts .warn{color:var(--warn);background:var(--warn-box)}.facts .bad{color:var(--bad);background:var(--bad-box)}
.badge{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.8rem;font-weight:600;font-family:system-ui,sans-serif}
.badge.good{color:var(--good)}.badge.warn{color:var(--warn)}.badge.bad{color:var(--bad)}
details{border:1px solid var(--line);border-radius:8px;margin:.75rem 0}
summary{cursor:pointer;padding:.5rem .9rem;background:var(--box);border-radius:8px;font-weight:600}
details[open]>summary{border-bottom:1px solid var(--line);border-radius:8px 8px 0 0}
.inside{padding:.5rem .9rem .9rem}
ul.plain{padding-left:1.2rem;margin:.5rem 0}
.finding{border-left:4px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:1rem 0}
.finding p{margin:.2rem 0}
.finding.error{border-color:var(--bad)}.finding.warning{border-color:var(--warn)}
table.lines{border-collapse:collapse;width:100%;table-layout:fixed;line-height:1.45}
.lines th{text-align:left;font:600 .85rem system-ui,sans-serif;color:var(--dim);padding:.2rem .4rem}
.lines td{padding:0 .4rem 0 1.5rem;text-indent:-1.1rem;white-space:pre-wrap;vertical-align:top;width:50%}
.lines td+td{border-left:1px solid var(--line)}
.lines .removed{background:var(--removed)}.lines .added{background:var(--added)}
.lines del,.lines ins{text-decoration:none}
pre{margin:0;white-space:pre-wrap;background:var(--box);border-radius:6px;padding:.6rem .9rem}
ol.statements{list-style:none;padding:0;margin:0}
ol.statements li{margin:.6rem 0}
ol.statements .note{color:var(--warn);font-size:.9rem;margin:0 0 .2rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
.scroll svg{display:block}
@media(max-width:46rem){
.facts{grid-template-columns:1fr}.facts dd{border-top:0;padding-top:0}.facts dt{padding-bottom:.2rem;background:none}
.lines,.lines tbody,.lines tr,.lines td{display:block;width:100%}.lines thead{position:absolute;left:-100vw}
.lines td+td{border-left:0}.lines .again,.lines .none{display:none}
}
@media print{details:not([open])>*{display:block}.scroll{overflow:visible}}
`.trim();
