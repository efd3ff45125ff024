//! The look of the caseworker's draft: dense but calm, two columns where there is room, one where there is not.

export default `
.v-shell{--v-gap:var(--ds-size-5);
  font-size:var(--ds-body-sm-font-size);line-height:1.45;padding:var(--ds-size-5) clamp(var(--ds-size-3),2cqi,var(--ds-size-6)) var(--ds-size-6)}
.v-shell p,.v-shell li,.v-shell dd{max-inline-size:64em}
.v-shell ul,.v-shell ol{list-style:none}
.v-shell .ds-input:not(textarea){height:40px}
.v-shell .ds-input{inline-size:100%;min-block-size:40px;padding:var(--ds-size-1) var(--ds-size-2);font-size:1em;line-height:1.3;border-radius:var(--ds-border-radius-sm)}
.v-shell select.ds-input{appearance:auto;padding-inline-end:2px;text-overflow:ellipsis}
.v-shell textarea.ds-input{height:auto;resize:vertical;min-block-size:3.6em}
.v-shell .ds-input[data-bad]{border-color:var(--v-must);border-width:2px;padding-inline:calc(var(--ds-size-2) - 1px)}
.v-shell .ds-input::placeholder{color:light-dark(#6b675e,#a8a297);opacity:1}
.v-small{min-block-size:44px;padding:var(--ds-size-2) var(--ds-size-4);font-size:1em}
.v-shell :is(button,a,summary,input,select,textarea,[tabindex]):focus-visible{outline:var(--dsc-focus-outline);outline-offset:2px}
[hidden]{display:none!important}

.t-fail{padding:var(--ds-size-6)}
.v-choose{list-style:none;margin-block:var(--ds-size-3);columns:16em;column-gap:var(--ds-size-4)}
.v-choose li{break-inside:avoid;padding-block-end:var(--ds-size-2)}
.v-choose .ds-button{inline-size:100%}
.v-title{font-size:calc(1.5 * var(--tildeling-unit));letter-spacing:-.01em}
.v-lead{color:var(--ds-color-neutral-text-subtle);margin-block-start:2px}
.v-title-row{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-6);align-items:baseline;justify-content:space-between}
.v-settings{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-6);align-items:center;justify-content:space-between;margin-block-start:var(--ds-size-1)}
.v-keep{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-3);align-items:center}
.v-bar-total{font-weight:650}
.v-languages{display:flex;gap:var(--ds-size-4)}
.v-languages [aria-pressed=true]{font-weight:650;text-decoration:none;color:inherit}
.v-tick{display:flex;gap:var(--ds-size-2);align-items:center;min-block-size:28px}
.v-tick input{inline-size:24px;block-size:24px;margin:0;flex:none;accent-color:light-dark(#0f5c66,#6fb4be)}
.v-jump{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-5)}
.v-bar-top{display:flex;flex-wrap:wrap;gap:var(--ds-size-1) var(--ds-size-5);align-items:center;margin-block:var(--ds-size-3) var(--v-gap);padding:var(--ds-size-2) var(--ds-size-4);
  border:1px solid light-dark(#c9a24a,#7d6526);border-radius:var(--ds-border-radius-default);background:light-dark(#fdf3d8,#2f2816)}
.v-draft{font-weight:650}
.v-version{flex:1 1 9em;font-size:.875em;color:var(--ds-color-neutral-text-subtle);font-variant-numeric:tabular-nums}
.v-history .v-small{min-block-size:36px;padding-block:2px}
.v-history{display:flex;gap:var(--ds-size-2);margin-inline-start:auto}
.v-note{margin-block-start:var(--ds-size-3);padding:var(--ds-size-2) var(--ds-size-3);border-inline-start:4px solid light-dark(#0f5c66,#6fb4be);background:var(--v-soft)}
.v-actions .v-note{margin:0}

.v-columns{display:grid;gap:var(--v-gap);grid-template-columns:minmax(0,1fr)}
.v-side{display:grid;gap:var(--v-gap);align-content:start;min-inline-size:0}
.v-h3{font-size:1em;font-weight:650}
.v-label,.v-granted{font-weight:550}
.v-field{display:grid;gap:2px;align-content:start;min-inline-size:0}
.v-wide{grid-column:1/-1}
.v-important{margin-block-end:var(--ds-size-3)}
.v-grid{display:grid;gap:var(--ds-size-3) var(--ds-size-4);grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));align-items:start}
.v-hint+:is(.v-field,.v-grid){margin-block-start:var(--ds-size-2);align-items:end}
.v-group{margin-block-start:var(--ds-size-4)}
.v-group>legend,.v-rung>legend{font-weight:650;padding:0;margin-block-end:var(--ds-size-1)}
.v-rung{margin-block-start:var(--ds-size-3);padding-inline-start:var(--ds-size-3);border-inline-start:3px solid var(--v-line)}
.v-rung>legend{font-weight:550}
.v-areas .v-grid{display:block;columns:22em 2;column-gap:var(--ds-size-6)}
.v-areas .v-field{grid-template-columns:minmax(0,1fr) minmax(7em,11em);gap:0 var(--ds-size-3);align-items:center;padding-block:3px;border-block-end:1px solid var(--v-line);min-block-size:48px;break-inside:avoid}
.v-areas .v-label{font-weight:inherit;grid-column:1}
.v-areas .v-field>.v-hint{grid-column:1;grid-row:2}
.v-areas .v-field>.ds-input{grid-column:2;grid-row:1}
.v-areas .v-hint+.ds-input{grid-row-end:3}
.v-areas .v-problem{grid-column:1/-1}
.v-filter{display:flex;flex-wrap:wrap;gap:var(--ds-size-2) var(--ds-size-5);align-items:end}

.v-tabs{display:flex;flex-wrap:wrap;gap:var(--ds-size-2);margin-block-end:var(--ds-size-3)}
.v-tab{font:inherit;min-block-size:40px;padding:var(--ds-size-1) var(--ds-size-4);border:1px solid var(--v-line);border-radius:var(--ds-border-radius-full);background:none;color:inherit;cursor:pointer}
.v-tab:hover{background:var(--v-soft)}
.v-tab[aria-pressed=true]{background:light-dark(#0f5c66,#8ec7cf);border-color:transparent;color:light-dark(#fff,#10201f);font-weight:550}

.v-lines{inline-size:100%;border-collapse:collapse;table-layout:fixed;font-size:.9375em}
.v-lines thead th{font-weight:550;text-align:start;padding:0 3px 4px;color:var(--ds-color-neutral-text-subtle);vertical-align:bottom;line-height:1.2}
.v-lines :is(th,td){padding:2px 3px;font-weight:inherit;text-align:start;vertical-align:top}
.v-lines .v-num,.v-lines thead .v-num{text-align:end}
.v-line{border-block-start:1px solid var(--v-line)}
.v-line>tr:first-child>*{padding-block-start:var(--ds-size-2)}
.v-cell-label{display:none}
.v-lines thead th:nth-child(1){inline-size:auto}
.v-lines thead th:nth-child(2){inline-size:4.6em}
.v-lines thead th:nth-child(3){inline-size:6.3em}
.v-lines thead th:nth-child(4){inline-size:8.8em}
.v-lines thead th:nth-child(5),.v-lines thead th:nth-child(6){inline-size:7.4em}
.v-lines thead th:nth-child(7){inline-size:5.2em}
.v-cost{font-weight:650;font-variant-numeric:tabular-nums;display:inline-block;padding-block:9px}
.v-under>td{padding-block-end:var(--ds-size-2)}
.v-underline{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-4);align-items:center;min-block-size:28px}
.v-supplier{display:inline-flex;gap:var(--ds-size-2);align-items:center;color:var(--ds-color-neutral-text-subtle)}
.v-shell .v-supplier .ds-input:not(textarea){inline-size:auto;min-block-size:30px;height:30px;padding-block:0;max-inline-size:11em}
.v-readout{color:var(--ds-color-neutral-text-subtle);font-variant-numeric:tabular-nums}
.v-line-actions{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-4);margin-inline-start:auto}
.v-chip{font:inherit;font-size:.9375em;min-block-size:24px;padding:1px var(--ds-size-2);border:1px solid currentColor;border-radius:var(--ds-border-radius-full);background:none;color:var(--v-look);cursor:pointer}
.v-problems>p+p{margin-block-start:2px}
.v-more{margin-block:var(--ds-size-2);padding:var(--ds-size-1) var(--ds-size-4) var(--ds-size-4);background:var(--v-soft);border-radius:var(--ds-border-radius-default)}
.v-about dt{font-weight:550;margin-block-start:var(--ds-size-2)}
.v-actions{display:flex;flex-wrap:wrap;gap:var(--ds-size-2) var(--ds-size-3);align-items:center;margin-block:var(--ds-size-3) var(--ds-size-2)}
.v-ticks{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-6)}

.v-left{font-weight:550;text-wrap:balance}
:is(.v-left,.v-chip)[data-state=must]{color:var(--v-must)}
:is(.v-left,.v-chip)[data-state=ok]{color:var(--v-ok)}
.v-copied{min-block-size:1.45em}

.v-check-summary{font-weight:550;margin-block:var(--ds-size-1)}
.v-panel,.v-line,.v-check-group{contain:layout style}
.v-findings+div{margin-block-start:var(--ds-size-3)}
.v-check-group,.v-check-head,.v-finding-more{display:flex;flex-wrap:wrap;gap:0 var(--ds-size-4);align-items:baseline}
.v-check-group{border-block-start:1px solid var(--v-line);padding-block:2px}
.v-check-group>[open]{flex-basis:100%}
.v-findings,.v-criteria,.v-trace,.v-check-groups{grid-template-columns:minmax(0,1fr)}
.v-findings{display:grid;gap:var(--ds-size-2);margin-block-start:var(--ds-size-2)}
.v-finding{padding-inline-start:var(--ds-size-3);border-inline-start:4px solid var(--v-line)}
.v-finding>.v-fold,.v-check-group>.v-fold{margin:0}
.v-finding>.v-fold>summary{font-weight:inherit;font-size:.9375em;min-block-size:24px;padding-block:0}
.v-finding[data-severity=must_explain]{border-color:var(--v-must)}
.v-finding[data-severity=check]{border-color:light-dark(#b98318,#caa24a)}
.v-finding[data-severity=explained]{border-color:var(--v-ok)}
.v-finding[data-severity=must_explain] .v-tag,[data-status=not_met] .v-tag{color:var(--v-must)}
.v-finding[data-severity=check] .v-tag,[data-status=unknown] .v-tag{color:var(--v-look)}
.v-finding[data-severity=explained] .v-tag,[data-status=met] .v-tag{color:var(--v-ok)}
.v-remedy,.v-source,.v-facts,.v-strength,.v-level,.v-word{font-size:.9375em;color:var(--ds-color-neutral-text-subtle)}
.v-items{display:grid;grid-template-columns:minmax(0,1fr);gap:2px}
.v-item>.v-finding-more>span:first-child{flex:1 1 18em}
.v-item+.v-item{border-block-start:1px solid var(--v-line);padding-block-start:2px}
.v-answers,.v-picked{display:inline-flex;flex-wrap:wrap;gap:0 var(--ds-size-3);align-items:baseline}
:is(.v-finding-more,.v-underline)>:empty{display:none}
.v-criteria{display:grid;gap:var(--ds-size-3)}
.v-sub{font-weight:550;margin-block-start:var(--ds-size-3)}
.v-why li{padding-block:var(--ds-size-1)}
.v-picked{padding:2px var(--ds-size-3);margin-block-start:var(--ds-size-2);background:var(--v-soft);border-radius:var(--ds-border-radius-sm)}
.v-preview{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.875em!important;white-space:pre-wrap}
.v-scroll{background:var(--v-ground);overflow-x:auto;max-inline-size:100%;margin-block:var(--ds-size-3)}
.v-compare{border-collapse:collapse;inline-size:100%;min-inline-size:32em;overflow-wrap:break-word}
.v-compare :is(th,td){padding:var(--ds-size-2) var(--ds-size-3) var(--ds-size-2) 0;text-align:start;vertical-align:top;border-block-end:1px solid var(--v-line)}
.v-compare th{font-weight:550}
.v-compare tbody th{font-weight:inherit}
.v-compare .v-num{text-align:end}
.v-chart{margin-block-start:var(--ds-size-4);max-inline-size:46em}
.v-chart figcaption{font-weight:550;margin-block-end:var(--ds-size-2)}
.v-svg{inline-size:100%;block-size:auto;display:block;overflow:visible}
.v-svg-bar{block-size:22px}
.v-bars{display:grid;grid-template-columns:max-content minmax(0,1fr) max-content;gap:var(--ds-size-2) var(--ds-size-3);align-items:center}
.v-marks{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);white-space:nowrap;font-size:.8125em;font-variant-numeric:tabular-nums}
.v-axis{stroke:currentColor;stroke-width:1}
.v-bar{fill:currentColor;stroke:var(--v-ground);stroke-width:1}
.v-bar-net,.v-shade-0,.v-key-net::before,.v-key-0::before{color:light-dark(#0f5c66,#6fb4be)}
.v-bar-user,.v-shade-1,.v-key-user::before,.v-key-1::before{color:light-dark(#c98a2b,#e3b86b)}
.v-bar-maybe,.v-key-maybe::before{color:light-dark(#c5dbde,#33565b)}
.v-shade-2,.v-key-2::before{color:light-dark(#7a4b6e,#c79abb)}
.v-shade-3,.v-key-3::before{color:light-dark(#4f7d4a,#9cc796)}
.v-shade-4,.v-key-4::before{color:light-dark(#a4442c,#e79a85)}
.v-shade-5,.v-key-5::before{color:light-dark(#5a6472,#aab4c2)}
.v-unsure{fill-opacity:.35}
.v-scale{text-align:end;font-size:.8125em;font-variant-numeric:tabular-nums;color:var(--ds-color-neutral-text-subtle);border-block-end:1px dashed var(--v-line)}
.v-legend{display:flex;flex-wrap:wrap;gap:2px var(--ds-size-5);font-size:.9375em}
.v-key::before{content:"";background:currentColor;display:inline-block;inline-size:.8em;block-size:.8em;margin-inline-end:.4em;border-radius:2px}
.v-readonly .v-edit{display:none}

@container tildeling (min-width:57em){
  .v-columns{grid-template-columns:minmax(0,1fr) 19em;grid-auto-flow:row}
  .v-columns>*{grid-column:1}
  .v-columns>.v-side{grid-column:2;grid-row:1 / span 7;align-self:start}
  .v-bar-total{display:none}
  .v-side{position:sticky;inset-block-start:4em;max-block-size:calc(100vh - 5em);display:flex;flex-direction:column}
  .v-side>:first-child{overflow-y:auto;overscroll-behavior:contain}
  .v-side>:last-child{flex:none}
  .v-side .v-copied{min-block-size:0}
  .v-bar-top{position:sticky;inset-block-start:0;z-index:2}
  .v-shell *{scroll-margin-block-start:5em}
}
@container tildeling (max-width:56.99em){
  .v-side{grid-template-columns:repeat(auto-fit,minmax(min(100%,20em),1fr))}
  .v-bar-top{position:sticky;inset-block-start:0;z-index:2;padding:var(--ds-size-1) var(--ds-size-3)}
  .v-version{display:none}
}
@container tildeling (max-width:47em){
  .v-compare{min-inline-size:0;hyphens:auto;font-size:.9375em}
  .v-compare :is(th,td){padding-inline-end:var(--ds-size-2)}
  .v-lines thead{position:absolute;clip-path:inset(50%);block-size:1px;inline-size:1px;overflow:hidden}
  .v-lines,.v-lines tbody,.v-lines tr,.v-lines td,.v-lines th{display:block}
  .v-lines tr:first-child{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:var(--ds-size-1)}
  .v-c-service{grid-column:1/-1}
  .v-c-times,.v-c-amount,.v-c-every{grid-column:span 2}
  .v-c-from,.v-c-to{grid-column:span 3}
  .v-lines .v-c-month{grid-column:1/-1;display:flex;gap:var(--ds-size-2);align-items:baseline;justify-content:end}
  .v-cell-label{display:block;font-size:.9375em;color:var(--ds-color-neutral-text-subtle)}
  .v-line{padding-block:var(--ds-size-2)}
  .v-line-actions{margin-inline-start:0}
  .v-more{padding-inline:var(--ds-size-3)}
  .v-history{margin-inline-start:0}
}
@container tildeling (max-width:30em){
  .v-areas .v-field{grid-template-columns:minmax(0,1fr)}
  .v-areas .v-field>*{grid-column:1!important;grid-row:auto!important}
  .v-who{display:none}
  .v-compare thead{position:absolute;clip-path:inset(50%);block-size:1px;inline-size:1px;overflow:hidden}
  .v-compare,.v-compare tbody,.v-compare tfoot{display:block}
  .v-compare tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(8em,1fr));border-block-end:1px solid var(--v-line)}
  .v-compare :is(th,td){border:0}
  .v-compare :is(tbody,tfoot) th{grid-column:1/-1;font-weight:550;padding-block-end:0}
  .v-compare .t-number{white-space:normal;text-align:start}
  .v-compare td::before{content:attr(data-head);display:block;font-size:.9375em;color:var(--ds-color-neutral-text-subtle)}
  .v-bars{grid-template-columns:minmax(0,1fr) max-content;grid-auto-flow:dense}
  .v-svg-bar{grid-column:1/-1}
  .v-history .v-small{padding-inline:var(--ds-size-2)}
}
@container tildeling (max-width:22em){
  .v-c-times,.v-c-amount{grid-column:span 3}.v-c-every,.v-c-from,.v-c-to{grid-column:1/-1}
  .v-sums{font-size:.875em}
}
@media (max-height:34em){.v-bar-top,.v-side{position:static!important;max-block-size:none!important}}
@media (pointer:coarse){.v-link,.v-chip{min-block-size:32px}}
@media (forced-colors:active){.v-tab[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}.v-bar,.v-key::before{forced-color-adjust:none}.v-finding{border-inline-start-color:CanvasText}.v-languages [aria-pressed=true]{outline:1px solid}}
@media print{.v-history,.v-settings,.v-jump,.v-line-actions,.v-actions,.v-tabs,.v-chip{display:none!important}.v-columns{display:block}.v-panel{margin-block-end:var(--v-gap)}:is(.v-side,.v-bar-top){position:static!important;max-block-size:none!important}}
`;
