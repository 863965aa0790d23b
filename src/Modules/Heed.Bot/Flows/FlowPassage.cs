namespace Heed.Bot.Flows;

/// <summary>A node that was entered, or left by one of its ways.</summary>
/// <param name="Way"><see cref="In"/>, <see cref="Next"/>, <see cref="Fail"/>, or <see cref="Branch"/> with its place from 0, or <see cref="Choice"/> with its id.</param>
internal sealed record FlowPassage(string Node, string Way)
{
    public const string In = "in", Next = "next", Fail = "fail", Branch = "branch.", Choice = "choice.";
}
