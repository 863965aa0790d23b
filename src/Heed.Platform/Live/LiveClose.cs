namespace Heed.Platform.Live;

/// <summary>Why the server ends a live socket. The numbers are WebSocket close codes (RFC 6455 §7.4.2, private range).</summary>
public enum LiveClose
{
    /// <summary>The receiver did not keep up; come back with the cursor.</summary>
    Slow = 4408,

    /// <summary>Signed out, or the token ended.</summary>
    SignInRequired = 4401,

    /// <summary>Access to the workspace has ended.</summary>
    NoAccess = 4403,

    /// <summary>A frame that could not be read.</summary>
    BadFrame = 4400,

    /// <summary>The server is stopping; come back.</summary>
    Stopping = 1001,
}
