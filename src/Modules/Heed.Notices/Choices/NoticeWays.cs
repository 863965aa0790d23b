namespace Heed.Notices.Choices;

/// <summary>How a notice reaches a person. The numbers are stored.</summary>
[Flags]
internal enum NoticeWays
{
    None = 0,

    /// <summary>In the console's bell, unread.</summary>
    App = 1,

    /// <summary>By mail, unless it has been read by then.</summary>
    Mail = 2,

    /// <summary>As a notification of the operating system, while the console is open.</summary>
    Desktop = 4,

    /// <summary>With a tone.</summary>
    Sound = 8,

    /// <summary>On every device that was switched on for it, also while the console is closed.</summary>
    Push = 16,
}
