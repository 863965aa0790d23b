namespace Heed.Text.PersonalData;

/// <summary>What the words before a number say it is.</summary>
internal enum NumberTopic
{
    None,
    Order,
    Phone,
    Card,
    Identity,
}
