using System.Collections.Frozen;
using Heed.Conversations.Fields;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Against whom and when conditions are read.</summary>
internal sealed record ViewContext(Scope Scope, DateTimeOffset Now, Dialect Dialect, IReadOnlyList<ConversationField> Fields)
{
    /// <summary>Fields of higher modules, by name.</summary>
    public IReadOnlyDictionary<string, IConversationCondition> More { get; init; } = FrozenDictionary<string, IConversationCondition>.Empty;

    /// <summary>The person who looks; an id that nobody has when it is a key.</summary>
    public Guid Me => Scope is { Actor.Kind: ActorKind.Person, Self: { } me } ? me : Guid.Empty;
}
