namespace Heed.Channels.Email.Sending;

/// <summary>Subjects of answers.</summary>
internal static class SubjectLine
{
    private static readonly string[] Marks = ["re:", "aw:", "回复:", "回复：", "答复:", "答复：", "回覆:", "回覆：", "sv:", "antw:", "res:"];

    /// <summary>Whether it says already that it answers.</summary>
    public static bool IsAnswer(string subject) => Marks.Any(m => subject.StartsWith(m, StringComparison.OrdinalIgnoreCase));
}
