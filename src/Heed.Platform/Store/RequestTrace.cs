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

    /// <summary>Begins a trace for the current async flow.</summary>
    public static RequestTrace Begin() => Flow.Value = new RequestTrace();
}
