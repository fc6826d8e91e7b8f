using HybridTrust.Enrolments;

namespace HybridTrust.Runner.Tests.Enrolling;

public sealed class EnrolmentCodeTests
{
    [Fact]
    public void Codes_are_readable_groups_and_never_the_same()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => EnrolmentCode.New()).ToList();
        Assert.All(codes, c => Assert.Matches(@"\A([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}\z", c));
        Assert.All(codes, c => Assert.Equal(c, EnrolmentCode.Normalize(c)));
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("7k2qx-00000-11111-aaaaa-zzzzz")]
    [InlineData(" 7K2QX OOOOO lIiLl AAAAA ZZZZZ ")]
    [InlineData("7K2QX0000011111AAAAAZZZZZ")]
    public void Typed_by_hand_it_is_the_same_code(string typed) =>
        Assert.Equal("7K2QX-00000-11111-AAAAA-ZZZZZ", EnrolmentCode.Normalize(typed));

    [Theory]
    [InlineData("")]
    [InlineData("7K2QX-00000-11111-AAAAA-ZZZZ")]
    [InlineData("7K2QX-00000-11111-AAAAA-ZZZZZ-Z")]
    [InlineData("7K2QX-00000-11111-AAAAA-ZZZZU")]
    [InlineData("7K2QX-00000-11111-AAAAA-ZZZZ\u0130")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(EnrolmentCode.Normalize(typed));
}
