// The one door to the server: typed by openapi.yaml, with every failure turned into a Failure that
// holds a sentence for people.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.gen';
import { language, t } from './i18n/index.svelte';
import { base } from './lib/router.svelte';

export type Schemas = components['schemas'];
export type Alliance = Schemas['AllianceOverview'];
export type MemberState = Schemas['MemberState'];
export type Place = Schemas['Place'];
export type PlaceSummary = Schemas['PlaceSummary'];
export type PlaceKind = Schemas['PlaceKind'];
export type Plan = Schemas['Plan'];
export type PlanDay = Schemas['PlanDay'];
export type PlanStop = Schemas['PlanStop'];
export type PlanLeg = Schemas['PlanLeg'];
export type PlanPause = Schemas['PlanPause'];
export type PlanDraft = Schemas['PlanDraft'];
export type PlanViolation = Schemas['PlanViolation'];
export type TripRequest = Schemas['TripRequest'];
export type Job = Schemas['Job'];
export type Route = Schemas['Route'];
export type RouteSummary = Schemas['RouteSummary'];
export type Session = Schemas['Session'];
export type Sentence = Schemas['Sentence'];
export type Source = Schemas['Source'];
export type DayHours = Schemas['DayHours'];
export type Problem = Schemas['Problem'];
export type RoadChange = Schemas['RoadChange'];
export type RoadChangeDraft = Schemas['RoadChangeDraft'];
export type RoadChangeKind = Schemas['RoadChangeKind'];
export type Vehicle = Schemas['Vehicle'];
export type ExportFormat = Schemas['ExportFormat'];
export type PlaceFilter = {
  member?: string;
  kind?: PlaceKind;
  theme?: string;
  rating_min?: number;
  status?: Schemas['PlaceStatus'];
  workflow?: Schemas['Workflow'];
  missing?: string;
};

export const client = createClient<paths>({ baseUrl: `${base}/` });
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language() === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
});

export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(sentenceOf(problem));
  }
}

// Many sentences of the server hold both languages, Chinese first: "请填写名称。 Fill in a name."
function halfOf(detail: string): string | null {
  const halves = /^(.*\p{Script=Han}.*[。！？])\s+([^\p{Script=Han}\s].*)$/su.exec(detail);
  return halves ? (halves[language() === 'zh' ? 1 : 2] ?? null) : null;
}

// Chinese screens show Chinese sentences for what the server can only say in English.
function sentenceOf(problem: Problem): string {
  const errors: Record<string, string> = t().errors;
  if (problem.status === 0) return t().app.offline;
  if (problem.status >= 500) {
    const incident = problem.incident ? ` ${t().app.incident(problem.incident)}` : '';
    return t().app.serverFault + incident;
  }
  const half = halfOf(problem.detail ?? '');
  if (half) return half;
  const known = errors[problem.code];
  if (language() === 'zh' && known) return known;
  return problem.detail || known || problem.title;
}

type Answer<T> = { data?: T; error?: unknown; response: Response };

function problemOf(error: unknown, status: number): Problem {
  if (error && typeof error === 'object' && 'title' in error) return error as Problem;
  return { title: String(error ?? ''), status, code: 'unknown' };
}

// The body of a successful answer; throws Failure for any other.
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Failure({ title: 'offline', status: 0, code: 'offline' });
  }
  if (!answer.response.ok) throw new Failure(problemOf(answer.error, answer.response.status));
  return answer.data as T;
}

export const isAbort = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'AbortError';

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

// A random id that makes a repeated request harmless.
export function requestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
