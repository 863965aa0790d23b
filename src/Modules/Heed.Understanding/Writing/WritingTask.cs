namespace Heed.Understanding.Writing;

/// <summary>What an agent wants done with words.</summary>
internal enum WritingTask
{
    Rewrite,
    Shorten,
    Friendlier,
    Formal,
    Translate,
    Summarise,

    /// <summary>A reply to the customer's last question, from the company's knowledge and the customer's own proven orders.</summary>
    Answer,
}
