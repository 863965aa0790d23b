using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Several acts upon a conversation at once, with the rights of whoever runs them.</summary>
public interface IConversationActs
{
    /// <summary>Checks that the acts have a meaning now: what they name exists and the texts hold known variables only.</summary>
    /// <exception cref="InvalidRefusal">One of them has none; the field is <c>steps[i].…</c>.</exception>
    Task<PreparedActs> PrepareAsync(Scope scope, IReadOnlyList<ConversationAct> acts, CancellationToken cancellationToken);

    /// <summary>Applies all of them inside one unit: when one is refused, none has happened. <paramref name="line"/> adds an activity line that names the macro.</summary>
    /// <exception cref="NotFoundRefusal">The conversation is not there for the scope.</exception>
    /// <exception cref="ForbiddenRefusal">The scope may not do one of them.</exception>
    void Apply(Unit unit, Scope scope, Guid conversation, PreparedActs acts, string? line);

    /// <summary>The texts as they would be sent in this conversation, in the order of the acts; null for acts without one.</summary>
    Task<IReadOnlyList<string?>> PreviewAsync(Scope scope, Guid conversation, PreparedActs acts, CancellationToken cancellationToken);
}
