namespace Heed.Notices.Choices;

/// <summary>How often a person gets a mail of what waits. The numbers are stored.</summary>
internal enum Digest
{
    Off = 0,
    Hourly = 1,
    Daily = 2,
}
