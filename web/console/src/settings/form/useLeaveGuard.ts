import { computed, type Ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate, type RouteLocationNormalized } from 'vue-router';
import { t } from '@/i18n';
import { confirm } from '@/ui/confirm';
import { useLeaveWarning } from './useForm';

/** Nothing that was typed is lost by a click elsewhere: the person decides first. */
export function useLeaveGuard(unsaved: Ref<number>): void {
  async function leave(to: RouteLocationNormalized, from: RouteLocationNormalized): Promise<boolean> {
    const elsewhere = to.path !== from.path;
    if (!elsewhere || unsaved.value === 0) return true;
    return confirm({
      title: t('settings.form.leave'),
      text: t('settings.form.leave.text', { n: unsaved.value }),
      confirmLabel: t('settings.discard'),
      danger: true,
    });
  }
  onBeforeRouteLeave(leave);
  onBeforeRouteUpdate(leave);
  useLeaveWarning(computed(() => unsaved.value > 0));
}
