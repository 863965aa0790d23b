using System.Collections.Concurrent;
using System.Diagnostics;

namespace Heed.Server.Load;

/// <summary>
/// The run's own book: every message that was sent, and every one that the server acknowledged, the latter also on disk
/// (conversation, id, number within its sender), so that a run can be checked even if this program dies.
/// </summary>
internal sealed class LoadLedger(string file) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    private readonly Lock _lock = new();

    /// <summary>All messages by id, from the moment they were first sent.</summary>
    public ConcurrentDictionary<Guid, Sent> Messages { get; } = [];

    public string File => file;

    public Figures Ack { get; } = new();

    public Figures Socket { get; } = new();

    public Figures Reply { get; } = new();

    public Figures Widget { get; } = new();

    public int Throttled, Retries, Gaps, Resets;

    public Sent Send(Guid id, int sender, int number, string text)
    {
        var sent = new Sent(id, sender, number, text, Stopwatch.GetTimestamp());
        Messages[id] = sent;
        return sent;
    }

    public void Acknowledged(Sent sent, Guid conversation, int position)
    {
        lock (_lock) _writer.WriteLine($"{conversation}\t{sent.Id}\t{sent.Sender}\t{sent.Number}\t{position}");
        (sent.Conversation, sent.Position) = (conversation, position);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}

/// <summary>A message of the run.</summary>
/// <param name="Sender">Number of the customer, or below zero of the agent.</param>
/// <param name="Number">Its place among the sender's messages.</param>
internal sealed record Sent(Guid Id, int Sender, int Number, string Text, long At)
{
    /// <summary>Where it stands; null until it is acknowledged.</summary>
    public Guid? Conversation { get; set; }

    public int Position { get; set; }
}
