using System.Collections.Frozen;
using Heed.Conversations.Public;

namespace Heed.Conversations.Views;

/// <summary>Fields of conditions that higher modules know about.</summary>
internal sealed class ConditionShelf(IEnumerable<IConversationCondition> conditions)
{
    public IReadOnlyDictionary<string, IConversationCondition> All { get; } = conditions.ToFrozenDictionary(c => c.Field);
}
