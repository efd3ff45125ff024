//! One service's result as an object, the same as `src/view/assessment.rs` writes.

const LEVELS = ['no', 'judgement', 'fits', 'open'];
const STATUSES = ['not_met', 'judgement', 'met', 'unknown'];
const KINDS = ['may_change', 'document', 'judgement'];
const CITIZEN = { 0b100: 1, 0b001: 3 };
const CAUSES = { open: 'unknown', judgement: 'judgement' };

/** What is known of each fact, put into words once however many criteria use it. */
export function factsTold({ ids, known, words }) {
  const told = new Map();
  const said = (fact) => known.get(fact)?.values;
  const named = (fact) => ({ fact: ids.facts[fact].id, label: words.texts[fact].label ?? '' });
  const json = (fact) => (said(fact) ? ids.facts[fact].json(said(fact)) : null);
  const whole = (fact) => {
    if (!told.has(fact)) told.set(fact, { ...named(fact), value: json(fact), text: said(fact) ? words.phrase(ids.facts[fact], fact, said(fact)) : null });
    return { ...told.get(fact) };
  };
  return { named, json, whole };
}

export function serviceResult(service, result, { ids, known, words, at, told: { named, json, whole } }) {
  const text = words.services[at];
  const ground = service.grounds[result.ground];
  const level = LEVELS[result.level];
  const mentioned = [...new Set(service.criteria.flatMap((it) => it.facts))];
  return {
    id: service.id,
    name: text.name ?? '',
    level,
    cause: CAUSES[level] ?? null,
    citizen_level: CITIZEN[result.reachable] ?? 2,
    nature: ground?.nature ?? null,
    reachable: [2, 1, 0].filter((bit) => (result.reachable >> bit) & 1).map((bit) => LEVELS[bit]),
    ground: ground?.id ?? null,
    exact: result.exact,
    criteria: service.criteria.map((criterion, place) => ({
      id: criterion.id,
      ground: criterion.grounds.map((it) => service.grounds[it].id),
      text: text.criteria[place].text ?? '',
      status: criterion.tested ? STATUSES[result.criteria[place]] : 'judgement',
      strength: criterion.strength,
      law: text.criteria[place].law,
      source: text.criteria[place].source,
      facts: criterion.facts.map(whole),
    })),
    reason: result.reason.map(whole),
    changes: result.changes.map((change) => ({
      kind: KINDS[change.kind],
      set: change.set.map(({ fact, values }) => ({ ...named(fact), value: ids.facts[fact].json(values), text: words.phrase(ids.facts[fact], fact, values) })),
      to: LEVELS[change.to],
    })),
    missing: result.missing.map(named),
    presumed: mentioned.filter((fact) => known.get(fact)?.said === false).map((fact) => ({ ...named(fact), value: json(fact), text: words.texts[fact].presumed ?? '' })),
    departs_from: result.departs.map((place) => service.criteria[place].id),
    relations: service.relations.map(({ kind, service: other, fact }, place) => ({
      kind, service: other, holder: text.relations[place].holder ?? null, held: fact === null ? null : json(fact), text: text.relations[place].text ?? '',
    })),
    ladder: service.rungs.map((rung, place) => ({
      rung: rung.id, text: text.ladder[place].text ?? '', mode: text.ladder[place].mode ?? null, leads_to: text.ladder[place].leads_to ?? null,
      applies: STATUSES[result.rungs[place]], state: json(rung.fact),
    })),
  };
}
