using Heed.Conversations.Fields;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Against whom and when conditions are read.</summary>
internal sealed record ViewContext(Scope Scope, DateTimeOffset Now, Dialect Dialect, IReadOnlyList<ConversationField> Fields)
{
    /// <summary>The person who looks; an id that nobody has when it is a key.</summary>
    public Guid Me => Scope is { Actor.Kind: ActorKind.Person, Self: { } me } ? me : Guid.Empty;
}
