namespace MetricsTools.Privacy;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("Anna.Berg+x@mail.example.co.uk")]
    [InlineData("söta@exämple.se")]
    [InlineData("anna@example.com\n")]
    public void An_address_of_mail_is_personal(string value) => Assert.True(PersonalData.IsPersonal("tag", value));

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("8.8.8.8:53")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("2001:db8::8a2e:370:7334")]
    [InlineData("2001:0DB8:0000:0000:0000:8A2E:0370:7334")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[2001:db8::1]:443")]
    [InlineData("::ffff:192.168.1.20")]
    [InlineData("fe80::1%1")]
    [InlineData("fe80::1%eth0")]
    [InlineData(" 192.168.1.20 ")]
    public void An_address_of_the_internet_is_personal(string value) => Assert.True(PersonalData.IsPersonal("tag", value));

    [Theory]
    [InlineData("/home/anna")]
    [InlineData("/home/anna/file.txt")]
    [InlineData("/home")]
    [InlineData("/Users/anna")]
    [InlineData("/root/x")]
    [InlineData("~/x")]
    [InlineData("~\\x")]
    [InlineData("C:\\Users\\anna")]
    [InlineData("d:/work")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("file:///home/anna")]
    public void A_path_to_a_home_a_drive_or_a_share_is_personal(string value) => Assert.True(PersonalData.IsPersonal("tag", value));

    [Theory]
    [InlineData("user")]
    [InlineData("User")]
    [InlineData("username")]
    [InlineData("USERNAME")]
    [InlineData("user.id")]
    [InlineData("email")]
    [InlineData("ip")]
    [InlineData("client.address")]
    [InlineData("path")]
    [InlineData("Path")]
    public void Every_value_of_a_key_that_names_a_person_or_a_place_is_personal(string key)
    {
        Assert.True(PersonalData.IsPersonal(key, "anna"));
        Assert.True(PersonalData.IsPersonal(key, "1"));
    }

    [Theory]
    [InlineData("http.route", "/home/{id}")]
    [InlineData("http.route", "/api/users")]
    [InlineData("HTTP.Route", "/Users/{id}")]
    [InlineData("route", "/root/x")]
    [InlineData("page", "/home")]
    [InlineData("mountpoint", "C:\\data")]
    [InlineData("mountpoint", "/home")]
    [InlineData("version", "10.0.14.1")]
    [InlineData("os.version", "10.0.19045.1")]
    [InlineData("Module.Version", "1.2.3.4")]
    public void Routes_pages_mount_points_and_versions_are_exempt_by_their_key(string key, string value) =>
        Assert.False(PersonalData.IsPersonal(key, value));

    [Theory]
    [InlineData("web1")]
    [InlineData("web1.example.com")]
    [InlineData("web1:8080")]
    [InlineData("localhost")]
    [InlineData("1.2.3")]
    [InlineData("v1.2.3.4-beta")]
    [InlineData("1.2.3.400")]
    [InlineData("12345")]
    [InlineData("3.14")]
    [InlineData("10:30:15")]
    [InlineData("2026-01-31T10:30:15Z")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("/api/users")]
    [InlineData("/var/log/x")]
    [InlineData("/homepage")]
    [InlineData("GET")]
    [InlineData("@home")]
    [InlineData("a@b")]
    [InlineData("hello world")]
    [InlineData("std::vector")]
    [InlineData("C:")]
    [InlineData("eu-west-1")]
    [InlineData("数据")]
    // The address of a network card names a machine, as a host name does, and is kept like one.
    [InlineData("00:1a:2b:3c:4d:5e")]
    // A range of addresses names a network.
    [InlineData("10.0.0.0/8")]
    public void What_names_machines_places_in_code_or_things_is_not_personal(string value) => Assert.False(PersonalData.IsPersonal("tag", value));

    [Fact]
    public void A_version_of_four_numbers_has_the_shape_of_an_address_and_needs_a_key_that_says_version()
    {
        Assert.True(PersonalData.IsPersonal("release", "1.2.3.4"));
        Assert.False(PersonalData.IsPersonal("release.version", "1.2.3.4"));
    }

    [Fact]
    public void Any_text_is_judged_without_failing() => Always.Holds(Hostile.Text, text => PersonalData.IsPersonal("tag", text));

    [Theory]
    [InlineData('a')]
    [InlineData('@')]
    [InlineData('.')]
    [InlineData(':')]
    public void The_longest_value_is_judged_at_once(char character)
    {
        PersonalData.IsPersonal("tag", new string(character, 256));
        PersonalData.IsPersonal("tag", "a@" + string.Concat(Enumerable.Repeat($"{character}.", 127)));
    }
}
