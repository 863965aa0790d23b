using Heed.Server.Lab;

namespace Heed.Server.Commands;

/// <summary>Measures Heed's engines on data with known answers, so that every figure in the documentation can be made again.</summary>
internal sealed class LabVerb : Verb
{
    public override string Name => "lab";

    public override string Summary => "Measure an engine on a folder of data with known answers; figures as JSON.";

    public override string Words => "reply|bounces";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        new("folder", "F", "reply: a folder with emails/ and trimmed/; bounces: one with expected.json beside the mails"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.Required("folder");
        if (!Directory.Exists(folder)) throw new UsageException($"there is no folder {folder}.");
        switch (arguments.Words)
        {
            case ["reply"]:
                var replies = await ReplyLab.RunAsync(folder, cancellationToken);
                await arguments.AnswerAsync(replies, replies.Words());
                return 0;
            case ["bounces"]:
                var bounces = await BounceLab.RunAsync(folder, cancellationToken);
                await arguments.AnswerAsync(bounces, bounces.Words());
                return 0;
            default:
                throw new UsageException("say what to measure: reply or bounces.");
        }
    }
}
