// Dragging one stop over the day columns. Targets are measured against the plan as it stood when the
// drag began, so that the preview may redraw the columns without moving the target under the hand.
import type { Plan } from '../api';
import type { Spot } from './draft';
import { draftOf, sameOrder, spotOf } from './draft';
import type { Workbench } from './workbench.svelte';

const startPx = 5;
const previewMs = 120;

type Column = { left: number; right: number; top: number };
export type Scale = { from: number; perMinute: number };

export class Drag {
  placeId = $state<number | null>(null);
  x = $state(0);
  y = $state(0);
  target = $state.raw<Spot | null>(null);
  waiting = $state(false);
  #pressed: { id: number; x: number; y: number } | null = null;
  #base: Plan | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly bench: Workbench,
    private readonly columns: () => Column[],
    private readonly scale: () => Scale,
  ) {}

  get active(): boolean {
    return this.placeId !== null;
  }

  press(id: number, event: PointerEvent): void {
    if (event.button !== 0 || this.bench.running) return;
    this.#pressed = { id, x: event.clientX, y: event.clientY };
  }

  move(event: PointerEvent): void {
    this.x = event.clientX;
    this.y = event.clientY;
    if (this.#pressed && !this.active) {
      const far = Math.hypot(event.clientX - this.#pressed.x, event.clientY - this.#pressed.y);
      if (far < startPx) return;
      this.placeId = this.#pressed.id;
      this.#base = this.bench.plan;
    }
    if (this.active) {
      event.preventDefault();
      this.#aim();
    }
  }

  // True when the press was a drag, so that the click after it means nothing.
  async release(): Promise<boolean> {
    this.#pressed = null;
    if (!this.active) return false;
    const id = this.placeId as number;
    const { target } = this;
    const preview = this.bench.preview;
    this.#end();
    if (!target || !this.#base) return true;
    const fits =
      preview?.placeId === id &&
      preview.spot.day === target.day &&
      preview.spot.index === target.index;
    if (fits && preview) this.bench.adopt(preview.plan);
    else if (this.#changes(id, target)) await this.bench.move(id, target);
    return true;
  }

  cancel(): void {
    this.#pressed = null;
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.placeId = null;
    this.target = null;
    this.waiting = false;
    this.bench.preview = null;
  }

  #changes(id: number, target: Spot): boolean {
    const draft = this.bench.movedDraft(id, target);
    return !!draft && !!this.#base && !sameOrder(draft, draftOf(this.#base));
  }

  #aim(): void {
    const spot = this.#spotUnder();
    if (spot?.day === this.target?.day && spot?.index === this.target?.index) return;
    this.target = spot;
    clearTimeout(this.#timer);
    this.#asked++;
    this.waiting = false;
    if (!spot || !this.#changes(this.placeId as number, spot)) {
      this.bench.preview = null;
      return;
    }
    this.waiting = true;
    this.#timer = setTimeout(() => void this.#ask(spot), previewMs);
  }

  async #ask(spot: Spot): Promise<void> {
    const ticket = ++this.#asked;
    const placeId = this.placeId as number;
    const draft = this.bench.movedDraft(placeId, spot);
    if (!draft) return;
    try {
      const plan = await this.bench.timed(draft);
      if (ticket === this.#asked) this.bench.preview = { plan, placeId, spot };
    } catch {
      // The drop asks again and then says what is wrong.
      if (ticket === this.#asked) this.bench.preview = null;
    } finally {
      if (ticket === this.#asked) this.waiting = false;
    }
  }

  // The insertion point whose stops lie above the pointer, by the middle of each visit.
  #spotUnder(): Spot | null {
    const day = this.columns().findIndex(
      (column) => this.x >= column.left && this.x <= column.right,
    );
    const column = this.columns()[day];
    const content = this.#base?.days[day];
    if (!column || !content || !this.#base) return null;
    const { from, perMinute } = this.scale();
    const minute = from + (this.y - column.top) / perMinute;
    const others = content.stops.filter((stop) => stop.place.id !== this.placeId);
    const index = others.filter((stop) => (stop.begin_min + stop.leave_min) / 2 < minute).length;
    return spotOf(this.#base, this.placeId as number) ? { day, index } : null;
  }
}
