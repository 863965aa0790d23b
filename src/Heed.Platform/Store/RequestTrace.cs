using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>What one request has written so far; follows the async flow, so that use cases need not hand it on.</summary>
public sealed class RequestTrace
{
    private static readonly AsyncLocal<RequestTrace?> Flow = new();

    /// <summary>The trace of the running request, if any.</summary>
    public static RequestTrace? Current => Flow.Value;

    /// <summary>Cursor after the request's last write; goes out as <c>Heed-Seq</c>.</summary>
    public Cursor? Written { get; internal set; }

    internal int Units { get; set; }

    /// <summary>The caller as <see cref="ReaderGate"/> tells them apart.</summary>
    internal int Line { get; init; }

    /// <summary>Whether the store has answered the request once.</summary>
    internal bool Served { get; set; }

    /// <summary>Begins a trace for the current async flow.</summary>
    /// <param name="line">Equal for requests of one caller; they wait for each other when the store is busy.</param>
    public static RequestTrace Begin(int line) => Flow.Value = new RequestTrace { Line = line };
}
