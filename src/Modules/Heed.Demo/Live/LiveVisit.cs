using System.Text.Json;
using Heed.Demo.Calls;
using Heed.Demo.Stories;

namespace Heed.Demo.Live;

/// <summary>One simulated customer from the first word to the rating: writes, waits for an answer, asks again, thanks, goes.</summary>
internal sealed class LiveVisit(Shopper shopper, Story story, Persona persona, Slots slots, Cast cast, Random random, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2), AsksAgain = TimeSpan.FromMinutes(2), GivesUp = TimeSpan.FromMinutes(15);

    /// <summary>Share of a hundred whom a bot's answer helps.</summary>
    private const int SolvedByBot = 45;
    private int _position;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await shopper.StartAsync(null, null, new Dictionary<string, string> { ["name"] = persona.Name, ["phone"] = persona.Phone }, time.GetUtcNow(), cancellationToken);
        var answered = true;
        LineKind? before = null;
        foreach (var line in story.Lines.Where(l => l.Kind is LineKind.Customer or LineKind.Agent))
        {
            // Where the story's agent speaks, the customer waits for the real one.
            if (line.Kind == LineKind.Agent && before == LineKind.Customer && !(answered = await AnsweredAsync(cancellationToken))) break;
            if (line.Kind == LineKind.Customer) await SayAsync(slots.Fill(Cast.Pick(line.Texts, random), ""), cancellationToken);
            before = line.Kind;
        }

        if (!answered) return;
        if (before == LineKind.Agent) await SayAsync(Cast.Pick(cast.Thanks[story.Language], random), cancellationToken);
        await RateAsync(cancellationToken);
    }

    private async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1500, 6000)), time, cancellationToken);
        await shopper.TypeAsync(on: true, cancellationToken);
        // Three letters a second is a quick thumb.
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(text.Length * 330, 1200, 9000)), time, cancellationToken);
        (_, _position) = await shopper.SendAsync(text, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Waits for somebody's words; asks again once in a while, gives up in the end.</summary>
    private async Task<bool> AnsweredAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var asked = began;
        while (time.GetElapsedTime(began) < GivesUp)
        {
            await Task.Delay(Poll, time, cancellationToken);
            var news = await shopper.NewsAsync(_position, cancellationToken);
            if (IsAnsweredByBot(news))
            {
                // A machine's answer is enough for some; the others ask for somebody.
                if (random.Next(100) < SolvedByBot && CanBeSolved(news)) return await SolvedAsync(cancellationToken);
                await SayAsync(Cast.Pick(cast.Persons[story.Language], random), cancellationToken);
                continue;
            }

            var last = news.GetProperty("items").EnumerateArray().LastOrDefault(m => m.GetProperty("authorKind").GetString() == "agent");
            if (last.ValueKind == JsonValueKind.Object)
            {
                _position = last.GetProperty("position").GetInt32();
                await shopper.SeeAsync(_position, cancellationToken);
                return true;
            }

            if (time.GetElapsedTime(asked) < AsksAgain) continue;
            await SayAsync(Cast.Pick(cast.Nudges[story.Language], random), cancellationToken);
            asked = time.GetTimestamp();
        }

        return false;
    }

    private static bool IsAnsweredByBot(JsonElement news) =>
        news.GetProperty("conversation").GetProperty("handler").GetString() == "bot" && news.GetProperty("items").EnumerateArray().Any(m => m.GetProperty("authorKind").GetString() == "bot");

    private static bool CanBeSolved(JsonElement news) =>
        news.GetProperty("items").EnumerateArray().Last().GetProperty("parts") is { ValueKind: JsonValueKind.Object } parts && parts.GetProperty("solvedQuestion").ValueKind == JsonValueKind.True;

    private async Task<bool> SolvedAsync(CancellationToken cancellationToken)
    {
        await SayAsync(Cast.Pick(cast.Thanks[story.Language], random), cancellationToken);
        return false;
    }

    private async Task RateAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < GivesUp)
        {
            await Task.Delay(Poll, time, cancellationToken);
            var news = await shopper.NewsAsync(_position, cancellationToken);
            if (news.GetProperty("conversation") is not { ValueKind: JsonValueKind.Object } conversation || !conversation.GetProperty("canRate").GetBoolean()) continue;
            if (story.Lines.FirstOrDefault(l => l.Kind == LineKind.Rating) is not { } rating) return;
            await Task.Delay(TimeSpan.FromSeconds(random.Next(3, 12)), time, cancellationToken);
            await shopper.RateAsync(Cast.Pick(rating.Scores, random), rating.Texts.Count == 0 ? "" : Cast.Pick(rating.Texts, random), cancellationToken);
            return;
        }
    }
}
