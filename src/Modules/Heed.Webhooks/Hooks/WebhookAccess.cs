using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Hooks;

/// <summary>Who may see and change a webhook, and what a webhook itself may see.</summary>
internal static class WebhookAccess
{
    public const string Manage = "webhooks.manage";

    /// <summary>Webhooks are for those who may manage them in every brand they reach.</summary>
    public static bool Sees(Scope scope, IReadOnlyList<Guid>? brands) => brands is null ? scope.HasEverywhere(Manage) : brands.All(b => scope.Has(Manage, b));

    /// <exception cref="NotFoundRefusal">There is none, or it is out of reach.</exception>
    public static async Task<Webhook> GetAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await session.Db.Set<Webhook>().FirstOrDefaultAsync(w => w.Workspace == scope.Workspace && w.Id == id, cancellationToken) is { } found && Sees(scope, WebhookView.BrandsOf(found))
            ? found
            : throw new NotFoundRefusal();

    /// <exception cref="NotFoundRefusal">There is none, or it is out of reach.</exception>
    public static Webhook Get(Unit unit, Scope scope, Guid id) =>
        unit.Db.Set<Webhook>().Find(unit.Workspace, id) is { } found && Sees(scope, WebhookView.BrandsOf(found)) ? found : throw new NotFoundRefusal();

    /// <summary>
    /// Nobody lets a webhook tell what they may not read themselves: whoever makes or changes one must see everything it will send.
    /// </summary>
    /// <exception cref="ForbiddenRefusal">A permission is missing in one of the brands, or the role sees only a part of the conversations.</exception>
    public static void RequirePower(Scope scope, IReadOnlyList<Guid>? brands, IReadOnlyList<string>? events)
    {
        foreach (var permission in EventTypes.Needed(events).Prepend(Manage))
        {
            if (scope.IsSystem) return;
            Func<Grant, bool> holds = g => g.Permissions.Contains(permission) && (permission == Manage || g.Visibility == Visibility.All);
            var held = brands is null ? scope.Grants.Any(g => g.Brands is null && holds(g)) : brands.All(b => scope.Grants.Any(g => g.Covers(b) && holds(g)));
            if (!held) throw new ForbiddenRefusal(permission);
        }
    }

    /// <summary>The webhook's own eyes: it reads conversations and customers of its brands, what its events are about, and nothing else.</summary>
    public static Scope ScopeOf(Webhook webhook) => new(webhook.Workspace, new Actor(ActorKind.ApiKey, webhook.Id))
    {
        Grants = [new Grant(EventTypes.Needed(WebhookView.EventsOf(webhook)).ToFrozenSet(StringComparer.Ordinal), Visibility.All, WebhookView.BrandsOf(webhook)?.ToFrozenSet())],
    };
}
