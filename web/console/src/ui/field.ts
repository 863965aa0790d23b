import type { ComputedRef, InjectionKey } from 'vue';

/** A Field tells the control inside it which id, description and validity to carry. */
export interface FieldContext {
  id: string;
  describedBy: ComputedRef<string | undefined>;
  invalid: ComputedRef<boolean>;
  required: ComputedRef<boolean>;
}
export const fieldKey: InjectionKey<FieldContext> = Symbol('field');
