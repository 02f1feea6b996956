/**
 * English words that say nothing about what a sentence is about: pronouns, articles, auxiliaries, prepositions and
 * conjunctions, after the stop list of the Snowball project. Contractions are here as the pieces folding leaves of them.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all am an and any are as at be because been before being below between both but by
  can could d did do does doing down during each few for from further had has have having he her here hers herself him
  himself his how i if in into is it its itself ll m may me might more most must my myself no nor not of off on once only
  or other ought our ours ourselves out over own re s same she should so some such t than that the their theirs them
  themselves then there these they this those through to too under until up ve very was we were what when where which
  while who whom why will with would you your yours yourself yourselves`.split(/\s+/),
);

export const isStopWord = (folded: string): boolean => STOP_WORDS.has(folded);
