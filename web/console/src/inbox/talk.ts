// Parts of the inbox that not every conversation needs: loaded, with their texts, when one does.
import { defineAsyncComponent, type Component } from 'vue';
import { useTexts } from '@/i18n';

export const whenNeeded = <T extends Component>(load: () => Promise<{ default: T }>, ...texts: string[]): T =>
  defineAsyncComponent(async () => {
    const [part] = await Promise.all([load(), useTexts('talk', 'letters', ...texts)]);
    return part.default;
  }) as unknown as T;
