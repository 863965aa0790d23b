using Heed.Conversations.Public;

namespace Heed.Understanding.Annotations;

/// <summary><c>sentiment</c>: how the customer's newest words sound: negative, neutral or positive; or a bound between -1 and 1.</summary>
internal sealed class MoodCondition : IConversationCondition
{
    /// <summary>Thousandths from which words count as bad or good.</summary>
    private const int Clear = 200;

    private const int Whole = 1000;

    public string Field => "sentiment";

    public SqlText? Compile(string op, IConditionValue value) => op switch
    {
        "in" => Any(value),
        "notIn" => $"not {Any(value)}",
        "atMost" => Newest($"a.polarity <= {Thousandths(value)}"),
        "atLeast" => Newest($"a.polarity >= {Thousandths(value)}"),
        _ => null,
    };

    private static SqlText Any(IConditionValue value) => Newest(SqlText.Join(" or ", value.Texts().Select(word => (SqlText)(word switch
    {
        "negative" => $"a.polarity <= {-Clear}",
        "neutral" => $"(a.polarity > {-Clear} and a.polarity < {Clear})",
        "positive" => $"a.polarity >= {Clear}",
        _ => throw value.Wrong("One of: negative, neutral, positive."),
    }))));

    private static int Thousandths(IConditionValue value) => value.Number() is >= -1 and <= 1 and var bound ? (int)Math.Round(bound * Whole) : throw value.Wrong("Between -1 and 1.");

    internal static SqlText Newest(SqlText condition) =>
        $"exists (select 1 from understanding_annotations a where a.workspace = c.workspace and a.conversation = c.id and ({condition}) and not exists (select 1 from understanding_annotations b where b.workspace = c.workspace and b.conversation = c.id and b.message > a.message))";
}
