// How many items wait for a decision; shown on Home and in the navigation.
import { ask, client } from '../api';

const state = $state({ quarantine: 0, conflicts: 0, same: 0 });

export const settleCounts = (): Readonly<typeof state> => state;
export const settleTotal = (): number => state.quarantine + state.conflicts + state.same;

// Quiet: a server without these lists simply shows no count.
export async function loadSettleCounts(): Promise<void> {
  const query = { state: 'open', limit: 1 } as const;
  const zero = (): number => 0;
  const total = (page: { total: number }): number => page.total;
  const params = { query };
  const [quarantine, conflicts, same] = await Promise.all([
    ask(client.GET('/api/v1/quarantine', { params })).then(total, zero),
    ask(client.GET('/api/v1/conflicts', { params })).then(total, zero),
    ask(client.GET('/api/v1/same-as', { params })).then(total, zero),
  ]);
  Object.assign(state, { quarantine, conflicts, same });
}
