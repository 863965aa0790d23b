namespace Heed.Mail;

/// <summary>How clearly a message shows that it is a report.</summary>
internal enum ReportSign
{
    None,

    /// <summary>By its sender or subject: it must also say something that only reports say.</summary>
    Weak,

    /// <summary>By its structure.</summary>
    Strong,

    /// <summary>A complaint.</summary>
    Feedback,
}
