//! How the guide looks: calm, warm, roomy; one column, one primary action a screen.
export default `
.t-quiet{color:var(--ds-color-neutral-text-subtle)}
.t-small{font-size:var(--ds-body-sm-font-size)}
.t-row{display:flex;flex-wrap:wrap;gap:var(--ds-size-3) var(--ds-size-4);align-items:center}
.ds-button[data-variant=tertiary]{text-decoration:underline;text-underline-offset:.24em;text-decoration-thickness:.06em}
.ds-link:is(button){min-block-size:24px}
.t-root{padding:clamp(1.25rem,5cqi,2.5rem);padding:clamp(calc(1.1*var(--tildeling-unit)),5cqi,calc(2.5*var(--tildeling-unit)))}
.t-view>*+*{margin-block-start:var(--ds-size-6)}
.v-top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 var(--ds-size-2);min-block-size:48px}
.v-back{padding-inline:0 var(--ds-size-3)}
.v-back::before{content:"";inline-size:.5em;block-size:.5em;border:solid currentColor;border-width:0 0 2px 2px;rotate:45deg;margin-inline:.2em .1em}
.v-languages{display:flex;flex-wrap:wrap;gap:0;list-style:none;margin-inline:auto 0}
.v-language{font:inherit;font-size:var(--ds-body-xs-font-size);background:none;border:0;border-radius:var(--ds-border-radius-default);padding:0 calc(.35*var(--tildeling-unit));min-block-size:44px;min-inline-size:44px;color:var(--ds-color-accent-text-subtle);cursor:pointer;text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.24em}
.v-language[aria-pressed=true]{color:var(--ds-color-neutral-text-default);font-weight:var(--ds-font-weight-semibold);text-decoration:none}
.v-language:hover{text-decoration-thickness:.12em}
.v-language:focus-visible,summary:focus-visible{outline:var(--dsc-focus-outline);outline-offset:2px;box-shadow:var(--dsc-focus-boxShadow)}
.v-main>*+*{margin-block-start:var(--ds-size-5)}
.v-title{font-size:clamp(calc(1.5*var(--tildeling-unit)),calc(1.1*var(--tildeling-unit) + 2.2cqi),calc(2.1*var(--tildeling-unit)));line-height:1.2;letter-spacing:-.01em;max-inline-size:22em}
.v-lead{font-size:1.1em}
.v-progress{color:var(--ds-color-neutral-text-subtle);font-size:var(--ds-body-sm-font-size)}
.v-progress+*{margin-block-start:var(--ds-size-2)!important}
.v-notice{background:var(--ds-color-warning-surface-tinted);color:var(--ds-color-warning-text-default);border-radius:var(--ds-border-radius-default);padding:var(--ds-size-2) var(--ds-size-4)}
.v-actions{margin-block-start:var(--ds-size-6)!important}
.v-primary{font-size:1.05em;padding-inline:var(--ds-size-8);min-block-size:calc(3.25*var(--tildeling-unit))}
.v-facts{display:grid;gap:var(--ds-size-5);background:var(--_paper);border-radius:var(--ds-border-radius-lg);padding:var(--ds-size-5) var(--ds-size-6)}
.v-facts h2,.v-facts h3,.v-facts h4,.v-facts h5,.v-facts h6{font-size:1em}
.v-facts p+p{margin-block-start:var(--ds-size-2)}
@container tildeling (inline-size>40em){.v-facts{grid-template-columns:1fr 1fr}}
.v-question>*+*{margin-block-start:var(--ds-size-2)!important}
.v-question+.v-question{margin-block-start:var(--ds-size-8)}
.v-question legend{padding:0;inline-size:100%}
.v-options{display:grid;gap:var(--ds-size-2);margin-block-start:var(--ds-size-5)!important}
.v-option.ds-field{padding:0!important;position:relative;background:var(--_ground)}
.v-option:hover{background:var(--ds-color-accent-background-tinted)}
.v-option:has(:checked){background:var(--ds-color-accent-surface-tinted)}
.v-option input.ds-input{z-index:1;margin-inline-start:var(--ds-size-4);margin-block:calc(.72*var(--tildeling-unit))}
.v-option label{padding:calc(.72*var(--tildeling-unit)) var(--ds-size-4) calc(.72*var(--tildeling-unit)) calc(.5*var(--tildeling-unit));align-self:center}
.v-option label::after{content:"";position:absolute;inset:0}
.v-question .ds-validation-message{margin-block-start:var(--ds-size-4)}
.v-why summary,.v-more summary{cursor:pointer;inline-size:fit-content;min-block-size:44px;display:flex;align-items:center;gap:var(--ds-size-2);color:var(--ds-color-accent-text-subtle);font-weight:var(--ds-font-weight-medium);border-radius:var(--ds-border-radius-sm);list-style:none}
.v-why summary::-webkit-details-marker,.v-more summary::-webkit-details-marker{display:none}
.v-why summary::before,.v-more summary::before{content:"";inline-size:.45em;block-size:.45em;border:solid currentColor;border-width:0 2px 2px 0;rotate:-45deg;margin-inline:.1em .25em}
[open]>summary::before{rotate:45deg!important;translate:0 -.1em}
.v-why p{padding-inline-start:var(--ds-size-6)}
.v-side{list-style:none;display:flex;flex-wrap:wrap;gap:var(--ds-size-2) var(--ds-size-6);font-size:var(--ds-body-sm-font-size)}
.v-bottom{border-block-start:1px solid var(--ds-color-neutral-border-subtle);padding-block-start:var(--ds-size-5);margin-block-start:var(--ds-size-10)!important;display:grid;gap:var(--ds-size-4)}
.v-contact{font-size:var(--ds-body-sm-font-size)}
.v-contact>*+*{margin-block-start:var(--ds-size-1)}
.v-contact__title{font-size:1.05em}
.v-contact__call{font-size:1.1em}
.v-phone{font-weight:var(--ds-font-weight-medium);white-space:nowrap}
.v-contact .ds-link,.v-part .ds-link,.v-side .ds-link,.v-jumps .ds-link,.v-main>p>.ds-link{display:inline-block;min-block-size:24px}
.v-urgent{margin-block-start:var(--ds-size-3)!important}
.v-erase{display:grid;gap:var(--ds-size-2);justify-items:start}
.v-erase .ds-button[data-variant=tertiary]{margin-inline-start:calc(-1*var(--ds-size-4))}
.v-erase .t-row .ds-button{margin-inline:0}
.v-answers>div{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 var(--ds-size-4);padding-block:var(--ds-size-3);border-block-end:1px solid var(--ds-color-neutral-border-subtle)}
.v-answers dt{grid-column:1;color:var(--ds-color-neutral-text-subtle);font-size:var(--ds-body-sm-font-size)}
.v-answers dd{grid-column:1}
.v-answers__edit.v-answers__edit{grid-column:2;grid-row:1/span 2;align-self:center}
.v-answers__edit .ds-link{min-block-size:44px;min-inline-size:44px}
.v-jumps{background:var(--_paper);border-radius:var(--ds-border-radius-lg);padding:var(--ds-size-3) var(--ds-size-5)}
.v-jumps ul{list-style:none;display:grid;gap:0 var(--ds-size-6)}
.v-jumps .ds-link{min-block-size:40px;padding-block:var(--ds-size-1)}
@container tildeling (inline-size>34em){.v-jumps ul{display:block;columns:2}}
.v-jumps li{break-inside:avoid}
.v-part{margin-block-start:var(--ds-size-10)!important}
.v-part>*+*{margin-block-start:var(--ds-size-3)}
.v-part__title{font-size:calc(1.4*var(--tildeling-unit));scroll-margin-block-start:var(--ds-size-4)}
.v-part__count{display:inline-block;margin-inline-start:.4em;font-weight:400;color:var(--ds-color-neutral-text-subtle);font-size:var(--ds-body-sm-font-size)}
.v-cards{display:grid;gap:var(--ds-size-4);margin-block-start:var(--ds-size-4)!important}
.v-card{border:1px solid var(--ds-color-neutral-border-subtle);border-inline-start-width:5px;border-radius:var(--ds-border-radius-lg);padding:var(--ds-size-4) var(--ds-size-5) var(--ds-size-2);display:grid;gap:var(--ds-size-3);background:var(--_ground)}
.v-card[data-level="1"]{border-inline-start-color:var(--ds-color-accent-base-default)}
.v-card[data-level="2"]{border-inline-start-color:var(--ds-color-warning-border-default)}
.v-card[data-level="3"]{gap:var(--ds-size-2);border-inline-start-width:1px}
.v-card__name{font-size:min(calc(1.2*var(--tildeling-unit)),5.8cqi)}
.v-tag{display:flex;align-items:baseline;gap:var(--ds-size-2);font-size:var(--ds-body-sm-font-size);font-weight:var(--ds-font-weight-medium);border-radius:var(--ds-border-radius-lg);padding:var(--ds-size-1) var(--ds-size-3);inline-size:fit-content;background:var(--ds-color-neutral-surface-tinted)}
.v-tag[data-level="1"]{background:var(--ds-color-accent-surface-tinted);color:var(--ds-color-accent-text-default)}
.v-tag[data-level="2"]{background:var(--ds-color-warning-surface-tinted);color:var(--ds-color-warning-text-default)}
.v-tag[data-level="3"]{background:none;border:0!important;padding:0;font-weight:400;color:var(--ds-color-neutral-text-subtle)}
.v-mark{inline-size:1em;block-size:1em;flex:none;translate:0 .12em}
.v-because{font-size:var(--ds-body-sm-font-size);color:var(--ds-color-neutral-text-subtle)}
.v-practical{display:grid;gap:var(--ds-size-2);font-size:var(--ds-body-sm-font-size)}
@container tildeling (inline-size>32em){.v-practical>div{display:grid;grid-template-columns:10.5em minmax(0,1fr)}}
.v-cost{font-weight:var(--ds-font-weight-medium)}
.v-practical dt{font-weight:var(--ds-font-weight-medium)}
.v-more{border-block-start:1px solid var(--ds-color-neutral-border-subtle)}
.v-more>*+*{margin-block-start:var(--ds-size-3)}
.v-more>:last-child{margin-block-end:var(--ds-size-3)}
.v-more__title{font-size:1em;margin-block-start:var(--ds-size-5)!important}
.v-criteria{list-style:none;display:grid;gap:var(--ds-size-3)}
.v-criterion{border-inline-start:2px solid var(--ds-color-neutral-border-subtle);padding-inline-start:var(--ds-size-3);max-inline-size:none}
.v-criterion__status{display:flex;align-items:center;gap:var(--ds-size-2);font-size:var(--ds-body-sm-font-size);font-weight:var(--ds-font-weight-medium)}
.v-list,.v-low{padding-inline-start:var(--ds-size-5)}
.v-low{list-style:none;padding:0;display:grid;gap:var(--ds-size-3)}
.v-choose{display:grid;gap:var(--ds-size-2)}
.v-select{font:inherit;color:inherit;background:var(--_ground);border:1px solid var(--ds-color-neutral-border-default);border-radius:var(--ds-border-radius-default);min-block-size:48px;padding-inline:var(--ds-size-3);inline-size:100%}
.v-select:focus-visible{outline:var(--dsc-focus-outline);outline-offset:2px}
.v-basis{margin-block-start:var(--ds-size-8)!important}
@media (forced-colors:active){.v-back{padding-inline:var(--ds-size-3)}.v-card,.v-tag,.v-facts,.v-jumps,.v-notice{border:1px solid CanvasText}.v-option:has(:checked){outline:2px solid Highlight}}
@media print{.v-top,.v-bottom,.v-jumps,.v-side,.v-actions,.v-part--keep{display:none}.v-card{break-inside:avoid}}
`;
