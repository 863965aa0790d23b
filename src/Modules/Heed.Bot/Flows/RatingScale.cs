namespace Heed.Bot.Flows;

/// <summary>The five answers to how satisfied somebody is.</summary>
internal static class RatingScale
{
    /// <summary>Under this name flows know the answer, 1 to 5.</summary>
    public const string Slot = "rating";

    public static LocalText Question { get; } = new("您对这次服务满意吗？", "How satisfied are you with this service?");

    public static IReadOnlyList<FlowChoice> Choices { get; } =
    [
        new("1", new LocalText("很不满意", "Very poor")), new("2", new LocalText("不满意", "Poor")), new("3", new LocalText("一般", "Fair")), new("4", new LocalText("满意", "Good")),
        new("5", new LocalText("很满意", "Excellent")),
    ];

    /// <summary>The score in a few words such as <c>5分</c> or <c>4 stars</c>; null when there is none, or more than one.</summary>
    public static int? In(string folded)
    {
        if (folded.Length > 8) return null;
        var digits = folded.Where(char.IsAsciiDigit).ToList();
        return digits.Count == 1 && digits[0] is >= '1' and <= '5' ? digits[0] - '0' : null;
    }
}
