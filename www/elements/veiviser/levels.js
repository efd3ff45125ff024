//! From the engine's assessment to what the result screen says: groups, their order and their headings.

/** The groups of the result in order; level 1 says "rett" only where the law gives a right. */
const GROUPS = [
  { id: 'right', title: 'level.1', text: 'level.1.text', holds: (it) => it.citizen_level === 1 && isRight(it) },
  { id: 'offer', title: 'level.1.offer', text: 'level.1.text', holds: (it) => it.citizen_level === 1 && !isRight(it) },
  { id: 'maybe', title: 'level.2', text: 'level.2.text', holds: (it) => it.citizen_level === 2 },
  { id: 'later', title: 'level.3', text: 'level.3.text', holds: (it) => it.citizen_level === 3 },
];

/** The assessment of the answers, with each service's own texts, grouped; every service is in exactly one group. */
export function assessed({ engine, state, contentLang, host, t }) {
  const result = engine.assess(engine.knowledge(state.answers), { lang: contentLang, audience: 'citizen' });
  const about = new Map(engine.services(contentLang).map((it) => [it.id, it]));
  const wanted = host.getAttribute('services')?.split(/\s+/).filter(Boolean);
  const services = result.services.filter((it) => !wanted?.length || wanted.includes(it.id))
    .map((it) => ({ ...about.get(it.id), ...it, about: about.get(it.id)?.about, catalogue: about.get(it.id) }));
  const groups = GROUPS.map((group) => ({ ...group, services: services.filter(group.holds).sort(byCause) }));
  const fitting = services.filter((it) => it.citizen_level < 3).length;
  const little = services.every((it) => it.citizen_level !== 1) && state.informative <= 1;
  const title = little ? t('result.little') : fitting > 0 ? t('result.title', { n: fitting }) : t('result.none');
  const lead = little ? t('result.little.text') : fitting > 0 ? null : t('result.none.text');
  return { ...result, services, groups, title, lead };
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

/** What a person must look at comes before what we know too little about; the engine's order stands otherwise. */
function byCause(one, other) {
  return Number(one.cause === 'unknown') - Number(other.cause === 'unknown');
}
