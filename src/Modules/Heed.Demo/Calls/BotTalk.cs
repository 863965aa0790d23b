using System.Diagnostics;
using System.Text.Json;

namespace Heed.Demo.Calls;

/// <summary>A customer's talk with a bot at the widget: says something and waits for what the bot says to it, presses its buttons.</summary>
internal sealed class BotTalk(Shopper shopper, TimeProvider clock, TimeSpan poll, TimeSpan patience)
{
    private JsonElement _news;
    private int _position;

    /// <summary>Whether the bot still has the conversation.</summary>
    public bool IsWithBot { get; private set; }

    /// <summary>Says words, or presses the button whose id stands behind <c>#</c>; a button that is not there is not pressed.</summary>
    public async Task SayAsync(string words, CancellationToken cancellationToken)
    {
        var button = Buttons().FirstOrDefault(b => words.StartsWith('#') ? b.Id == words[1..] : b.Label == words);
        if (words.StartsWith('#') && button.Id is null)
        {
            // Asked which of several is meant, they take the first.
            if (Buttons().FirstOrDefault(b => b.Id.StartsWith("entry:", StringComparison.Ordinal)) is not { Id: not null } first) return;
            await SendAsync(first.Label, first.Id, cancellationToken);
            button = Buttons().FirstOrDefault(b => b.Id == words[1..]);
            if (button.Id is null) return;
        }

        await SendAsync(button.Label ?? words, button.Id, cancellationToken);
    }

    private async Task SendAsync(string text, string? choice, CancellationToken cancellationToken)
    {
        (_, _position) = await shopper.SendAsync(text, clock.GetUtcNow(), cancellationToken, choice);
        var began = Stopwatch.GetTimestamp();
        do
        {
            _news = await shopper.NewsAsync(_position, cancellationToken);
            IsWithBot = _news.GetProperty("conversation").GetProperty("handler").GetString() == "bot";
            if (!IsWithBot || Said().Any()) return;
            await Task.Delay(poll, cancellationToken);
        }
        while (Stopwatch.GetElapsedTime(began) < patience);
    }

    private IEnumerable<JsonElement> Said() => _news.GetProperty("items").EnumerateArray().Where(m => m.GetProperty("authorKind").GetString() == "bot");

    private IEnumerable<(string Id, string Label)> Buttons()
    {
        if (_news.ValueKind != JsonValueKind.Object || Said().LastOrDefault() is not { ValueKind: JsonValueKind.Object } last) return [];
        if (last.GetProperty("parts") is not { ValueKind: JsonValueKind.Object } parts || parts.GetProperty("choices") is not { ValueKind: JsonValueKind.Array } choices) return [];
        return choices.EnumerateArray().Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("label").GetString()!));
    }
}
