// What every screen needs: who is asking, the alliance, its default rules and sources. Read once and
// again after something changed.
import { Failure, ask, client, messageOf } from '../api';
import type { Alliance, Schemas, Session, Source } from '../api';
import { base } from './router.svelte';

type Rules = Schemas['DefaultRuleList'];

const state = $state<{
  session: Session | null;
  alliance: Alliance | null;
  rules: Rules | null;
  sources: Source[];
  failure: string;
  needsLogin: boolean;
}>({ session: null, alliance: null, rules: null, sources: [], failure: '', needsLogin: false });

export const session = (): Session | null => state.session;
// Which records and fields, the server says of each.
export const mayEditRecords = (): boolean =>
  !!state.session && (state.session.try_mode || ['member', 'secretariat'].includes(state.session.role));
export const alliance = (): Alliance | null => state.alliance;
export const sources = (): Source[] => state.sources;
export const failure = (): string => state.failure;
export const needsLogin = (): boolean => state.needsLogin;
export const currency = (): string => state.alliance?.currency ?? 'CNY';
// In an order that no change of the records moves, so that a member keeps its colour.
export const memberSlugs = (): string[] =>
  (state.alliance?.member_states ?? []).map((member) => member.slug).sort();
export const rulesVersion = (): string => state.rules?.version ?? '';

export const rule = (name: string): Schemas['DefaultRule'] | undefined =>
  state.rules?.items.find((item) => item.name === name);
export const source = (key: string): Source | undefined =>
  state.sources.find((item) => item.key === key);
export const memberOf = (slug: string): Alliance['member_states'][number] | undefined =>
  state.alliance?.member_states.find((item) => item.slug === slug);

export async function loadSession(): Promise<void> {
  state.session = await ask(client.GET('/api/v1/session'));
}

let loadedAt = 0;
const freshMs = 3_000;

export async function loadAlliance(): Promise<void> {
  state.alliance = await ask(client.GET('/api/v1/alliance'));
  loadedAt = Date.now();
}

// For a screen that comes back: the figures change with every import and every saved route.
export async function refreshAlliance(): Promise<void> {
  if (state.alliance && Date.now() - loadedAt > freshMs) await loadAlliance();
}

export async function loadShared(): Promise<void> {
  state.failure = '';
  state.needsLogin = false;
  try {
    const [, , rules, sourceList] = await Promise.all([
      loadSession(),
      loadAlliance(),
      ask(client.GET('/api/v1/default-rules')),
      ask(client.GET('/api/v1/sources')),
    ]);
    state.rules = rules;
    state.sources = sourceList.items;
  } catch (cause) {
    if (cause instanceof Failure && cause.problem.status === 401) state.needsLogin = true;
    else state.failure = messageOf(cause);
  }
}

export async function logIn(name: string, password: string): Promise<void> {
  state.session = await ask(client.POST('/api/v1/session', { body: { name, password } }));
}

// Loads the program anew, so that nothing of the account stays in the page.
export async function logOut(): Promise<void> {
  await ask(client.DELETE('/api/v1/session'));
  window.location.assign(`${base}/`);
}
