//! From the engine's assessment to what the result screen says: groups, their order and their headings.
import { speaksAgainst } from './rule.js';

/**
 * The groups of the result in order; a service goes to the first that holds it. Level 1 says "rett" only where the law gives a
 * right. What needs no application stands together: it is for everyone, whatever they have answered.
 */
const GROUPS = [
  { id: 'low', title: 'low.title', text: 'low.text', holds: (it) => it.catalogue.low_threshold },
  { id: 'right', title: 'level.1', text: 'level.1.text', holds: (it) => it.citizen_level === 1 && isRight(it) },
  { id: 'offer', title: 'level.1.offer', text: 'level.1.text', holds: (it) => it.citizen_level === 1 },
  { id: 'maybe', title: 'level.2', text: 'level.2.text', holds: (it) => it.citizen_level === 2 && it.near },
  { id: 'more', title: 'level.2.more', text: 'level.2.text', holds: (it) => it.citizen_level === 2 && !it.near },
  { id: 'later', title: 'level.3', text: 'level.3.text', holds: (it) => it.citizen_level === 3 },
];

/** A service is near when what fits it is something rather few services look for. */
const NEAR = 0.3;

/** The assessment of the answers, with each service's own texts, grouped; every service is in exactly one group. */
export function assessed({ engine, state, contentLang, host, asked, t }) {
  const result = engine.assess(engine.knowledge(state.answers), { lang: contentLang });
  const texts = new Map(engine.services(contentLang).map((it) => [it.id, it]));
  const wanted = host.getAttribute('services')?.split(/\s+/).filter(Boolean);
  const relevance = relevanceOf(result.services, difficulties(engine, asked.all, state.answers));
  const little = state.informative <= 1;
  const services = result.services.filter((it) => !wanted?.length || wanted.includes(it.id)).map((it) => {
    const presumed = new Set(it.presumed.map((one) => one.fact));
    const weight = relevance(it, presumed);
    const catalogue = texts.get(it.id);
    const { about, cost, waiting } = catalogue;
    return { ...it, about, cost, waiting, catalogue, assumed: presumed, weight, near: little || weight >= NEAR };
  });
  const groups = grouped(services);
  const fitting = groups.flatMap(({ id, services }) => (/right|offer|maybe/.test(id) ? services : [])).length;
  const title = little ? t('result.little') : fitting > 0 ? t('result.title', { n: fitting }) : t('result.none');
  const lead = little ? t('result.little.text') : fitting > 0 ? null : t('result.none.text');
  return { ...result, services, groups, title, lead, howToApply: mostCommon(services.map((it) => it.catalogue.apply?.text)) };
}

/** The order on the screen: what fits, what one can use at once, what may fit, the rest. */
const ORDER = ['right', 'offer', 'maybe', 'low', 'more', 'later'];

function grouped(services) {
  const left = new Set(services);
  const groups = GROUPS.map((group) => {
    const mine = [...left].filter(group.holds).sort((one, other) => other.weight - one.weight);
    for (const service of mine) left.delete(service);
    return { ...group, services: mine };
  });
  return ORDER.map((id) => groups.find((group) => group.id === id)).filter(({ id, services }) => services.length || id === 'low');
}

/** What most services say about applying is said once, not on every card. */
function mostCommon(texts) {
  const counts = new Map();
  for (const text of texts) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

/** Which words stand for a level. */
export function levelKey(service) {
  return service.citizen_level === 1 ? (isRight(service) ? 'level.1' : 'level.1.offer') : `level.${service.citizen_level}`;
}

/** What a level that a change would lead to is called. */
export function reachedKey(service, to) {
  return levelKey({ ...service, citizen_level: { fits: 1, no: 3 }[to] ?? 2 });
}

function isRight({ nature }) {
  return nature === 'right' || nature === 'necessary_help';
}

/** The facts that the reader's own ticks make different from "none of these". */
function difficulties(engine, questions, answers) {
  const facts = new Set();
  for (const { id, options } of questions) {
    const none = options.find((it) => it.none);
    if (!none || !answers[id]?.length) continue;
    const [chosen, nothing] = [answers[id], [none.id]].map((ids) => engine.knowledge({ [id]: ids }));
    for (const fact of Object.keys(chosen)) if (JSON.stringify(chosen[fact]) !== JSON.stringify(nothing[fact])) facts.add(fact);
  }
  return facts;
}

/**
 * How near a service is to what the reader has told: 1 when a difficulty the reader ticked meets one of its criteria, less when
 * another answer does and the more services look at it, a little less for each criterion that does not fit. Equals keep the
 * engine's order, the ladder. It orders what is shown, and changes no level.
 */
function relevanceOf(services, chosen) {
  const uses = new Map();
  for (const service of services) for (const fact of new Set(service.criteria.flatMap((it) => it.facts.map((one) => one.fact)))) uses.set(fact, (uses.get(fact) ?? 0) + 1);
  return (service, presumed) => {
    const weigh = ({ fact, value }) => (value === null || presumed.has(fact) ? 0 : chosen.has(fact) ? 1 : 1 / uses.get(fact));
    const counting = service.criteria.filter((it) => it.strength !== 'never_counts');
    const met = counting.filter((it) => it.status === 'met' && it.strength !== 'exclusion').flatMap((it) => it.facts.map(weigh));
    return Math.max(0, ...met) - 0.2 * counting.filter(speaksAgainst).length;
  };
}
