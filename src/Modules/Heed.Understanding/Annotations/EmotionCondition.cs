using Heed.Conversations.Public;
using Heed.Text.Sentiments;

namespace Heed.Understanding.Annotations;

/// <summary><c>emotion</c>: what stands out in the customer's newest words.</summary>
internal sealed class EmotionCondition : IConversationCondition
{
    public string Field => "emotion";

    public SqlText? Compile(string op, IConditionValue value)
    {
        if (op is not ("in" or "notIn")) return null;
        var met = MoodCondition.Newest($"a.emotion in ({SqlText.Join(", ", value.Names<Emotion>().Select(e => (SqlText)$"{e}"))})");
        return op == "in" ? met : (SqlText)$"not {met}";
    }
}
