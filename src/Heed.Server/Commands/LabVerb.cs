using Heed.Server.Lab;

namespace Heed.Server.Commands;

/// <summary>Measures Heed's engines on data with known answers, so that every figure in the documentation can be made again.</summary>
internal sealed class LabVerb : Verb
{
    public override string Name => "lab";

    public override string Summary => "Measure an engine on data with known answers; figures as JSON. Tables are label TAB text, a row a line.";

    public override string Words => "reply|bounces|intent|retrieve|sentiment|segment";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        new("folder", "F", "reply: a folder with emails/ and trimmed/; bounces: one with expected.json beside the mails"),
        new("knowledge", "F", "retrieve: id TAB question TAB answer"),
        new("train", "F", "intent: rows to learn from; sentiment: likewise (without them the shipped lexicon is measured); segment: a text whose words stand apart by blanks"),
        new("test", "F", "retrieve: id TAB text; intent, sentiment: label TAB text (oos: out of scope); segment: as its training"),
        new("dev", "F", "intent: rows that confidence and the line to \"I do not know\" are set by"),
        new("oos", "F", "intent: out-of-scope rows; learnt from when the tests have such rows, else tested"),
        new("out", "F", "writes what was predicted for each test row, a line each (oos: I do not know)"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        switch (arguments.Words)
        {
            case ["reply"]:
                var replies = await ReplyLab.RunAsync(Folder(arguments), cancellationToken);
                await arguments.AnswerAsync(replies, replies.Words());
                return 0;
            case ["bounces"]:
                var bounces = await BounceLab.RunAsync(Folder(arguments), cancellationToken);
                await arguments.AnswerAsync(bounces, bounces.Words());
                return 0;
            case ["intent"]:
                var told = await IntentLab.RunAsync(arguments.Required("train"), arguments.Required("test"), arguments.Value("dev"), arguments.Value("oos"), arguments.Value("out"), cancellationToken);
                await arguments.AnswerAsync(told, told.Words());
                return 0;
            case ["retrieve"]:
                var found = await RetrieveLab.RunAsync(arguments.Required("knowledge"), arguments.Required("test"), arguments.Value("out"), cancellationToken);
                await arguments.AnswerAsync(found, found.Words());
                return 0;
            case ["sentiment"]:
                var felt = await SentimentLab.RunAsync(arguments.Value("train"), arguments.Required("test"), arguments.Value("out"), cancellationToken);
                await arguments.AnswerAsync(felt, felt.Words());
                return 0;
            case ["segment"]:
                var words = await SegmentLab.RunAsync(arguments.Value("train"), arguments.Required("test"), arguments.Value("out"), cancellationToken);
                await arguments.AnswerAsync(words, words.Summary());
                return 0;
            default:
                throw new UsageException($"say what to measure: {Words.Replace("|", ", ", StringComparison.Ordinal)}.");
        }
    }

    private static string Folder(Arguments arguments)
    {
        var folder = arguments.Required("folder");
        return Directory.Exists(folder) ? folder : throw new UsageException($"there is no folder {folder}.");
    }
}
