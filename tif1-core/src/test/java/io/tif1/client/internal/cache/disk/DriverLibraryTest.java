package io.tif1.client.internal.cache.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

class DriverLibraryTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, Linux/x86_64, libsqlitejdbc.so",
    "Linux, amd64, true, Linux-Musl/x86_64, libsqlitejdbc.so",
    "Linux, aarch64, false, Linux/aarch64, libsqlitejdbc.so",
    "Linux, aarch64, true, Linux-Musl/aarch64, libsqlitejdbc.so",
    "Linux, i386, false, Linux/x86, libsqlitejdbc.so",
    "Linux, ppc64le, false, Linux/ppc64, libsqlitejdbc.so",
    "Linux, riscv64, false, Linux/riscv64, libsqlitejdbc.so",
    "Mac OS X, aarch64, false, Mac/aarch64, libsqlitejdbc.dylib",
    "Mac OS X, x86_64, false, Mac/x86_64, libsqlitejdbc.dylib",
    "Windows 11, amd64, false, Windows/x86_64, sqlitejdbc.dll",
    "Windows Server 2022, aarch64, false, Windows/aarch64, sqlitejdbc.dll",
    "FreeBSD, amd64, false, FreeBSD/x86_64, libsqlitejdbc.so",
  })
  void isWhereTheDriverKeepsIt(String os, String arch, boolean musl, String folder, String file) {
    assertThat(DriverLibrary.folder(os, arch, musl)).isEqualTo(folder);
    assertThat(SQLiteJDBCLoader.class.getResource("native/" + folder + "/" + file)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Linux, arm", "SunOS, sparcv9", "AIX, ppc64", "'', ''"})
  void whereOnlyTheDriverCanTellNothingIsGuessed(String os, String arch) {
    assertThat(DriverLibrary.folder(os, arch, false)).isNull();
  }

  @Test
  void onThisMachineItIsTheOneTheDriverTakes() {
    assumeTrue(
        DriverLibrary.find() != null, "SQLite: only the driver knows the library for this machine");

    assertThat(DriverLibrary.name()).isEqualTo(LibraryLoaderUtil.getNativeLibName());
    assertThat(DriverLibrary.find())
        .isEqualTo(
            SQLiteJDBCLoader.class.getResource(
                "native/"
                    + OSInfo.getNativeLibFolderPathForCurrentOS()
                    + "/"
                    + LibraryLoaderUtil.getNativeLibName()));
  }
}
