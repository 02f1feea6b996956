/** The words that are most frequent in running text of a language, which tell it from its neighbours. */
export const FREQUENT: Readonly<Record<string, string>> = {
  en: 'the of and to in that was for is with he on as it by said at from are be his has have which not were they this but had an or who will would their been',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  fr: 'le la les de des du et en un une est que qui dans pour pas sur au avec son ses par plus ce cette il ont aux été mais elle sont nous leur d l qu s n c',
  es: 'de la que el en y los del se las por un para con no una su al lo como más pero sus le ha este porque esta entre cuando muy sin sobre también fue hasta hay donde',
  it: 'di e il la che in un per del non una sono con i le si della da come dei al ha più nel alla gli è anche ma delle lo nella su dal suo questo hanno stato',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das foi à ele são seu sua ou também pelo pela até isso ela entre era',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er ook als die bij om was maar door nog worden naar heeft uit wordt kan hij deze dit over hebben',
  sv: 'och i att det som en på är av för med den till inte har de ett om var jag han men från vid kan så sig eller när efter också under vi hade skulle',
  da: 'og i at det er en til af på for med de den som der ikke har et fra var han vil kan men om efter også blev sig ved eller nu skal hun havde år',
  nb: 'og i det er som på en til av for at med har de ikke den et om var fra men han vil kan ble etter seg eller også ved når så hun mot hadde jeg skal',
  fi: 'ja on ei että se oli hän joka mutta ovat myös kun niin mukaan tai olla kuin ole sen vuonna hänen voi jo nyt sekä sitä vain kuitenkin ollut jos',
  pl: 'w i na z do się że nie jest to o od po jak za przez co dla jego był tym przy ale ma oraz są tego które która który by już być było może',
  cs: 'a v se na je že s z do to o k ve pro za by jsou od jeho které který jako po ale podle jsem také až bude byl byla nebo co při už tak',
  sk: 'a v sa na je že s z do to o k vo pre za by sú od jeho ktoré ktorý ako po ale podľa som tiež až bude bol bola alebo čo pri už tak',
  hu: 'a az és hogy nem is egy volt de meg ez csak már van el még mint aki ki azt ha be mert amely szerint vagy után több lett nagy lehet',
  ro: 'de și în a la cu o pe nu din că un care este să au mai pentru ce al a fost sunt prin se după lui sau dar cum fi această ale',
  tr: 've bir bu da de için ile çok olarak daha olan gibi en kadar sonra ne o ama var ya ise olduğu göre ki her değil ancak iki tarafından',
  hr: 'i u je na se da za su od s a o ne koji iz to što kao će bi ili do po koja ali biti bio kako te nije koje samo',
  id: 'yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah juga oleh telah sebagai karena ada mereka bisa atau sudah saat kata',
  vi: 'và của là có trong được cho không các một với này những người đã khi để từ đến về như cũng ra tại theo năm nhiều ông',
  ca: 'de la el i a que en els les per un una amb del és no al ha se dels més com però va ser són seva també aquest aquesta fins molt',
};

/** Letters that one language of a script has and its neighbours have not, tried in this order; the last has none. */
export const SCRIPTS: readonly {
  readonly letters: RegExp;
  readonly languages: readonly (readonly [language: string, own: RegExp | null])[];
}[] = [
  { letters: /[\u3040-\u30ff]/g, languages: [['ja', null]] },
  { letters: /[\uac00-\ud7af\u1100-\u11ff]/g, languages: [['ko', null]] },
  { letters: /[\u4e00-\u9fff]/g, languages: [['zh', null]] },
  {
    letters: /[\u0600-\u06ff]/g,
    languages: [
      ['ur', /[ٹڈڑےںھ]/g],
      ['fa', /[پچژگکی]/g],
      ['ar', null],
    ],
  },
  { letters: /[\u0590-\u05ff]/g, languages: [['he', null]] },
  {
    letters: /[\u0400-\u04ff]/g,
    languages: [
      ['uk', /[ґєії]/gi],
      ['be', /[ў]/gi],
      ['mk', /[ѓќѕ]/gi],
      ['sr', /[ђћџљњј]/gi],
      ['ru', /[ыэё]/gi],
      ['bg', null],
    ],
  },
  { letters: /[\u0370-\u03ff]/g, languages: [['el', null]] },
  { letters: /[\u0e00-\u0e7f]/g, languages: [['th', null]] },
  { letters: /[\u0900-\u097f]/g, languages: [['hi', null]] },
  { letters: /[\u0980-\u09ff]/g, languages: [['bn', null]] },
  { letters: /[\u0b80-\u0bff]/g, languages: [['ta', null]] },
  { letters: /[\u10a0-\u10ff]/g, languages: [['ka', null]] },
  { letters: /[\u0530-\u058f]/g, languages: [['hy', null]] },
];
