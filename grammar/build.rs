//! Build script of the compiler: turns `aster.lalrpop` into the parser.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=aster.lalrpop");
    println!("cargo:rerun-if-changed=build.rs");
    lalrpop::Configuration::new()
        .set_in_dir(".")
        .set_out_dir(std::env::var("OUT_DIR")?)
        .emit_rerun_directives(false)
        .process_file("aster.lalrpop")
}
