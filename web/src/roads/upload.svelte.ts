// A GeoJSON file of road changes: read here, shown before anything is stored, sent one by one.
import type { Feature } from 'geojson';
import { ask, client, messageOf, requestId } from '../api';
import type { RoadChangeDraft, RoadChangeKind } from '../api';
import { t } from '../i18n/index.svelte';
import { changeKinds } from './draft.svelte';

const mostBytes = 5_000_000;
const mostChanges = 500;
const problemsShown = 8;

const forms: Record<RoadChangeKind, readonly string[]> = {
  closure: ['LineString', 'Polygon', 'MultiPolygon'],
  permit_zone: ['Polygon', 'MultiPolygon'],
  scenic: ['LineString', 'MultiLineString'],
  link: ['LineString'],
};

// What the contract knows of a change besides its geometry; all else in a file is left out.
const fields = [
  'name',
  'vehicles',
  'from_date',
  'until_date',
  'yearly_from',
  'yearly_until',
  'reason',
  'permit',
  'score',
  'road',
  'source',
  'verified_on',
  'note',
] as const;

type Read = { draft: RoadChangeDraft } | { problem: string };

function readFeature(feature: Feature): Read {
  const say = t().roads.upload;
  const properties = feature.properties ?? {};
  const kind = changeKinds.find((item) => item === properties['kind']);
  if (!kind) return { problem: say.badKind(changeKinds.join(', ')) };
  const { geometry } = feature;
  if (!geometry || !forms[kind].includes(geometry.type))
    return { problem: say.badGeometry(t().roads.kinds[kind], forms[kind].join(', ')) };
  for (const field of ['name', 'source'] as const)
    if (typeof properties[field] !== 'string' || !properties[field].trim())
      return { problem: say.needField(field) };
  const known = fields.flatMap((field) =>
    properties[field] === undefined || properties[field] === null
      ? []
      : [[field, properties[field] as unknown]],
  );
  // The server judges the values, and says what is wrong with them.
  const draft = { request_id: requestId(), kind, geometry, ...Object.fromEntries(known) };
  return { draft: draft as unknown as RoadChangeDraft };
}

export class Upload {
  name = $state('');
  drafts = $state.raw<readonly RoadChangeDraft[]>([]);
  problems = $state.raw<readonly string[]>([]);
  sent = $state(0);
  isSending = $state(false);
  #stopped = false;

  get isOpen(): boolean {
    return this.name !== '';
  }

  async read(file: File): Promise<void> {
    const say = t().roads.upload;
    this.close();
    this.name = file.name;
    if (file.size > mostBytes) {
      this.problems = [say.tooLarge];
      return;
    }
    let features: Feature[];
    try {
      const parsed = JSON.parse(await file.text()) as { type?: string; features?: Feature[] };
      features = parsed.type === 'Feature' ? [parsed as unknown as Feature] : (parsed.features ?? []);
    } catch {
      features = [];
    }
    if (!Array.isArray(features) || features.length === 0) {
      this.problems = [say.notGeojson];
      return;
    }
    if (features.length > mostChanges) {
      this.problems = [say.tooMany(mostChanges)];
      return;
    }
    const answers = features.map(readFeature);
    this.drafts = answers.flatMap((answer) => ('draft' in answer ? [answer.draft] : []));
    this.#tell(
      answers.flatMap((answer, index) =>
        'problem' in answer ? [say.row(index + 1, answer.problem)] : [],
      ),
    );
  }

  #tell(problems: string[]): void {
    const more = problems.length - problemsShown;
    this.problems =
      more > 0 ? [...problems.slice(0, problemsShown), t().roads.upload.more(more)] : problems;
  }

  // The ids that were stored. What was refused stays, with its sentence, and can be sent again.
  async send(): Promise<number[]> {
    const say = t().roads.upload;
    const ids: number[] = [];
    const left: RoadChangeDraft[] = [];
    const problems: string[] = [];
    this.isSending = true;
    this.#stopped = false;
    this.sent = 0;
    for (const body of this.drafts) {
      if (this.#stopped) {
        left.push(body);
        continue;
      }
      try {
        ids.push((await ask(client.POST('/api/v1/road-changes', { body }))).id);
      } catch (cause) {
        left.push(body);
        problems.push(say.named(body.name, messageOf(cause)));
      }
      this.sent += 1;
    }
    this.isSending = false;
    this.drafts = left;
    this.#tell(problems);
    if (left.length === 0) this.close();
    return ids;
  }

  stop(): void {
    this.#stopped = true;
  }

  close(): void {
    this.name = '';
    this.drafts = [];
    this.problems = [];
    this.sent = 0;
  }
}

// Saves what the server gives as a file.
export async function download(fileName: string): Promise<void> {
  const headers = { Accept: 'application/geo+json' };
  const text = (await ask(
    client.GET('/api/v1/road-changes', { headers, parseAs: 'text' }),
  )) as unknown as string;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/geo+json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
