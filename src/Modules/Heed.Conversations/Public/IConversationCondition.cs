using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>A field of views' filters, of policies and of rules that a higher module knows about. Asked up: whoever owns the facts says what the condition means.</summary>
public interface IConversationCondition
{
    /// <summary>Its name in a condition, such as <c>intent</c>.</summary>
    string Field { get; }

    /// <summary>The condition over <c>conversations_conversations c</c>, never null in SQL's sense; null when the field has no such operator.</summary>
    /// <exception cref="Heed.Kernel.InvalidRefusal">The value has no meaning.</exception>
    SqlText? Compile(string op, IConditionValue value);
}
