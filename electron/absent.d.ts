// Not a module: where `electron` leads for every runtime that has none (tsconfig.base.json), so that the compiler refuses
// to import it. Those that have it set `paths` back.
