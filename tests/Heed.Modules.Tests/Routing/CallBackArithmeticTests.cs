using FsCheck;
using FsCheck.Fluent;
using Heed.Routing.CallBacks;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Routing;

public sealed class CallBackArithmeticTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly IReadOnlyDictionary<DateTimeOffset, int> Nobody = new Dictionary<DateTimeOffset, int>();

    // A Monday, 09:30 in Shanghai.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("13812345678", "+8613812345678")]
    [InlineData(" 138 1234-5678 ", "+8613812345678")]
    [InlineData("１３８１２３４５６７８", "+8613812345678")]
    [InlineData("+86 138 1234 5678", "+8613812345678")]
    [InlineData("008613812345678", "+8613812345678")]
    [InlineData("8613812345678", "+8613812345678")]
    [InlineData("010-8888 9999", "+861088889999")]
    [InlineData("(0755) 8888 9999", "+8675588889999")]
    [InlineData("＋86（010）88889999", "+861088889999")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("0044 20 7946 0958", "+442079460958")]
    [InlineData("110", null)]
    [InlineData("12345678901", null)]
    [InlineData("400-800-1234", null)]
    [InlineData("+0 1234 5678", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("138123456789", null)]
    [InlineData("call me 13812345678", null)]
    [InlineData("13812345678;rm", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Numbers_people_type_become_numbers_that_can_be_rung(string? typed, string? number) => Assert.Equal(number, PhoneNumber.Read(typed));

    [Fact]
    public void What_was_read_once_reads_as_itself_and_is_shown_by_its_ends() => Prop.ForAll(
        Gen.Choose(0, 999_999_999).Select(n => $"1{3 + (n % 7)}{n:D9}").ToArbitrary(),
        typed =>
        {
            var number = PhoneNumber.Read(typed)!;
            var masked = PhoneNumber.Masked(number);
            return PhoneNumber.Read(number) == number && masked.Count(char.IsAsciiDigit) == 9 && masked.EndsWith(typed[^4..], StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Times_of_the_week_are_offered_from_now_on_with_the_places_that_are_left()
    {
        CallBackSlot[] slots = [new([1, 2], "09:00", "10:00", 2), new([1], "14:00", "15:00", 1)];
        var taken = new Dictionary<DateTimeOffset, int> { [At(2, 14)] = 1, [At(3, 9)] = 1 };
        Assert.Equal(
            [(At(2, 9), 2), (At(3, 9), 1), (At(9, 9), 2), (At(9, 14), 1)],
            SlotGrid.Offer(slots, Shanghai, Monday, taken).Select(s => (s.From, s.Left)));
        // A quarter of an hour before its end the running hour is over.
        Assert.DoesNotContain(SlotGrid.Offer(slots, Shanghai, Monday.AddMinutes(20), Nobody), s => s.From == At(2, 9));
        Assert.Empty(SlotGrid.Offer([], Shanghai, Monday, Nobody));
    }

    [Fact]
    public void The_same_time_twice_adds_its_places_and_an_hour_summer_time_leaves_out_is_none()
    {
        Assert.Equal(2, Assert.Single(SlotGrid.Offer([new([3], "09:00", "10:00", 2), new([3], "09:00", "10:00", 1)], Shanghai, Monday, new Dictionary<DateTimeOffset, int> { [At(4, 9)] = 1 })).Left);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        // On 29 March 2026 the clocks go from two to three.
        var offered = SlotGrid.Offer([new([0], "02:30", "03:30", 1), new([0], "03:30", "04:30", 1)], berlin, new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), Nobody);
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), Assert.Single(offered).From);
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour - 8, 0, 0, TimeSpan.Zero);
}
